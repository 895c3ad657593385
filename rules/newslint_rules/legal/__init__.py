"""Rules on legal risk."""
