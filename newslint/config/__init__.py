"""Finding, checking and merging configurations."""
