"""Whose words, which side, what source: checks copy that is about to be published."""
