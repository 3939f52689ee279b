"""Loaded words: which they are, whose voice they stand in, which side they take, who is heard."""
