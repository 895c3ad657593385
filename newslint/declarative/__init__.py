"""Rules written as TOML: patterns with their manual and their tests, without any Python."""

from newslint.declarative.load import RuleFileError, load_rule

__all__ = ["RuleFileError", "load_rule"]
