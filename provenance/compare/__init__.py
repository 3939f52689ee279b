"""One event, many outlets: how each words it, whose voice it uses, whom it hears."""
