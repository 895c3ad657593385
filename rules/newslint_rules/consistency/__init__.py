"""Rules on forms that should stay the same through a story."""
