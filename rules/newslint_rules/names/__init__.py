"""Rules on names and titles."""
