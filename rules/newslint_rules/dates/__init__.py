"""Rules on dates, times and ages."""
