"""The desk's memory: what was published, kept in one SQLite file, and the questions it answers."""
