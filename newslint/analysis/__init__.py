"""The layers of analysis, each in a module of its own, built on demand."""
