"""What several commands need: the rules that can be run here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from newslint.registry import Registry
    from newslint.settings import Settings

__all__ = ["all_rules", "settings_here"]


def settings_here(**overrides: Any) -> Settings:
    """The settings for the working folder."""
    from newslint.config import load_settings

    given: Mapping[str, Any] = overrides
    return load_settings(Path.cwd(), None, given)


def all_rules(settings: Settings | None = None) -> Registry:
    """Every rule, whatever is selected; those that cannot be loaded are named on standard error."""
    from newslint.registry import load_registry

    registry = load_registry(settings or settings_here())
    for problem in registry.problems:
        click.echo(f"newslint: {problem}", err=True)
    return registry
