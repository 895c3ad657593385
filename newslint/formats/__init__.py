"""Readers: from the bytes of a file to a story with an exact way back."""
