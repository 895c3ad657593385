"""Rules on typography and wire hygiene."""
