"""Rules on quotations."""
