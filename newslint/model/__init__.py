"""Frozen types that describe a story and how it was read."""
