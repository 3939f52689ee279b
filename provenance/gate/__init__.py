"""Before publication: every finding of an article weighed against what a house will let pass."""
