"""The parts of the printed page: the copy with its margin, and the fact sheet."""
