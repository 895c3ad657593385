"""Rules on figures: counts, sums, shares and changes."""
