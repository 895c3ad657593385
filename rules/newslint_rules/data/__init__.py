"""Word lists and tables of the built-in rules, each with its source."""
