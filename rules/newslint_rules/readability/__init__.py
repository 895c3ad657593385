"""Rules on readability."""
