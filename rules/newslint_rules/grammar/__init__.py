"""Rules on the grammar slips of fast copy."""
