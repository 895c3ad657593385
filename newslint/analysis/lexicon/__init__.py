"""Word lists of the analysis layers, each with its source."""
