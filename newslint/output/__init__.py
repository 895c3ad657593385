"""Formats in which findings are reported."""
