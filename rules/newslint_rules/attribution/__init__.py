"""Rules on attribution and sourcing."""
