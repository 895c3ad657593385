"""Decides which rules run on a story, with which options and severity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from newslint.config.errors import config_error
from newslint.config.schema import option_schema
from newslint.config.validate import faults
from newslint.errors import UsageError
from newslint.nearmiss import did_you_mean
from newslint.profile import Profile, load_profile, merge_options
from newslint.registry import Registry
from newslint.rule import Rule
from newslint.selectors import best_rank, rank, wanted
from newslint.settings import Settings

__all__ = ["choose"]

T = TypeVar("T")


def choose(
    registry: Registry,
    settings: Settings,
    path: Path | None = None,
    profile: Profile | None = None,
) -> tuple[Rule, ...]:
    """The rules to run, ready made, sorted by code.

    The profile's defaults or ``select`` start the choice, ``extend_select`` adds, ``ignore`` and
    the per-file ignores for ``path`` take away. Where they disagree on a rule, the selector that
    names it more closely wins (see `newslint.selectors.rank`); at a draw the rule stays out.
    Without ``profile``, that of the settings counts.

    Raises:
        UsageError: If a selector names no rule or an option is wrong.
    """
    _check_selectors(registry, settings)
    profile = profile or load_profile(settings)
    _check_profile(registry, profile)
    refused = (*settings.ignore, *settings.ignored_in(path))
    options = _options(registry, settings, profile)
    severities = {**profile.severity, **settings.severity}
    return tuple(
        rule(options.get(rule.code), _nearest(severities, rule))
        for rule in registry.rules
        if wanted(rule, settings, profile) > best_rank(refused, rule)
    )


def _nearest(table: Mapping[str, T], rule: type[Rule]) -> T | None:
    """The entry whose key names the rule most closely; of several, the last."""
    ranked = [(rank(key, rule), i, value) for i, (key, value) in enumerate(table.items())]
    best = max(ranked, key=lambda entry: entry[:2], default=(-1, 0, None))
    return best[2] if best[0] >= 0 else None


def _check_selectors(registry: Registry, settings: Settings) -> None:
    lists: tuple[tuple[tuple[str, ...], Iterable[str]], ...] = (
        (("select",), settings.select),
        (("ignore",), settings.ignore),
        (("extend-select",), settings.extend_select),
        (("severity",), settings.severity),
        *((("per-file-ignores", glob), s) for glob, s in settings.per_file_ignores.items()),
    )
    for key, selectors in lists:
        for selector in selectors:
            try:
                registry.find(selector)
            except UsageError as error:
                raise config_error(settings.origin, key, str(error), selector) from None


def _check_profile(registry: Registry, profile: Profile) -> None:
    """Check the selectors of a house's own profile; those that ship are held by a test.

    Raises:
        UsageError: If one names no rule.
    """
    own = [layer for layer in profile.layers() if layer.is_own]
    for layer, key in product(own, ("enable", "disable", "severity")):
        for selector in getattr(layer, key):
            try:
                registry.find(selector)
            except UsageError as error:
                raise config_error(layer.origin, (key,), str(error), selector) from None


def _options(registry: Registry, settings: Settings, profile: Profile) -> dict[str, dict[str, Any]]:
    """Checked options by rule code: the profile's, with the configuration's on top."""
    merged: dict[str, dict[str, Any]] = {}
    if profile.is_own:
        _merge(merged, registry, profile.options, profile.origin)
    else:
        for name, values in profile.options.items():
            for rule in registry.matching(name):
                _take(merged, rule, values)
    _merge(merged, registry, settings.options, settings.origin)
    return merged


def _merge(
    merged: dict[str, dict[str, Any]],
    registry: Registry,
    options: Mapping[str, Mapping[str, Any]],
    origin: Path | None,
) -> None:
    """Check what a file sets and lay it over what is merged so far."""
    for name, values in options.items():
        try:
            rule = registry.get(name)
        except UsageError as error:
            raise config_error(origin, ("rule", name), str(error)) from None
        known = {option.name: option for option in rule.options}
        for key, value in values.items():
            place = ("rule", name, key)
            if key not in known:
                message = f'{rule.code} has no option "{key}"{did_you_mean(key, known)}'
                raise config_error(origin, place, message)
            for fault in faults(value, option_schema(known[key]), place):
                raise config_error(origin, fault.key, fault.message, fault.text)
        _take(merged, rule, values)


def _take(merged: dict[str, dict[str, Any]], rule: type[Rule], values: Mapping[str, Any]) -> None:
    """Lay options over those of a rule, as the kinds of collection that the rule expects."""
    defaults = {option.name: option.default for option in rule.options}
    tables = {key: value for key, value in defaults.items() if isinstance(value, Mapping)}
    below = merged.get(rule.code, tables)
    over = merge_options(below, values)
    merged[rule.code] = {key: _like(defaults.get(key), value) for key, value in over.items()}


def _like(default: Any, value: Any) -> Any:
    """A list as the default's kind of collection; a table without the entries set to false."""
    if isinstance(default, tuple | frozenset | set):
        return type(default)(value)
    if isinstance(default, Mapping):
        return {key: entry for key, entry in value.items() if not isinstance(entry, bool)}
    return value
