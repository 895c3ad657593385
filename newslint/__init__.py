"""newslint: a newsroom editing-quality linter that reads the whole story."""

__version__ = "0.1.0"

__all__ = ["__version__"]
