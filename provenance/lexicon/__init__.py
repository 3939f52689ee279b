"""What is known: languages, concepts, disputes, outlets and houses, read from the `lexicons` folder."""
