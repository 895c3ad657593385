"""Rules that compare a story with its earlier version; they run with ``--since`` alone."""
