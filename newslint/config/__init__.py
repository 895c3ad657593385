"""Finding, checking and merging configurations."""

from newslint.config.errors import ConfigError
from newslint.config.resolve import SettingsFinder, load_settings
from newslint.config.schema import json_schema

__all__ = ["ConfigError", "SettingsFinder", "json_schema", "load_settings"]
