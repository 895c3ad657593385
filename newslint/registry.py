"""All rules that can be run, and the ways to name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.discovery import Discovered, discover
from newslint.errors import UsageError
from newslint.nearmiss import did_you_mean
from newslint.notices import NOTICES
from newslint.profile import Profile, is_file
from newslint.rule import Rule
from newslint.selectors import EXACT, family_folder, is_code, rank, wanted
from newslint.settings import Settings

__all__ = ["Registry", "load_registry"]


class Registry(NamedTuple):
    """The rules found, sorted by code, and one line for each that could not be loaded."""

    rules: tuple[type[Rule], ...]
    problems: tuple[str, ...] = ()

    def matching(self, selector: str) -> tuple[type[Rule], ...]:
        """The rules that a code, prefix, name, family or glob names; empty if there are none."""
        return tuple(rule for rule in self.rules if rank(selector, rule) >= 0)

    def find(self, selector: str) -> tuple[type[Rule], ...]:
        """The rules that a code, prefix, name, family or glob names.

        Raises:
            UsageError: If it names none; the message holds the nearest name.
        """
        found = self.matching(selector)
        if not found and selector.lower() != "all" and selector.upper() not in NOTICES:
            near = did_you_mean(selector, self.names())
            raise UsageError(f'unknown rule "{selector}"{near} (`newslint rules` lists them all)')
        return found

    def get(self, code_or_name: str) -> type[Rule]:
        """The one rule of that code or name.

        Raises:
            UsageError: If there is none; the message holds the nearest name.
        """
        for rule in self.find(code_or_name):
            if rank(code_or_name, rule) == EXACT:
                return rule
        raise UsageError(f'"{code_or_name}" names several rules; give one code or name.')

    def names(self) -> frozenset[str]:
        """Every word that `find` takes, globs and prefixes apart."""
        words = {"ALL"}
        for rule in self.rules:
            words |= {rule.code, rule.name, rule.family(), family_folder(rule)}
        return frozenset(words - {""})


def load_registry(settings: Settings, profile: Profile | None = None) -> Registry:
    """The rules of installed packages, of the configured folders and of the copy's own folder.

    With ``profile``, rules of packages that do not run under it may be left out, which saves their
    import: if the settings name no rule, those that are off, as far as an earlier run noted them;
    if they select by code alone, families that they do not name, where their package tells
    families apart.
    """
    if profile is None:
        return _sorted(discover(settings))
    if not _selectors(settings) and not profile.is_own:
        return _sorted(discover(settings, idle=lambda note: wanted(note, settings, profile) < 0))
    families = _families(settings)
    registry = _sorted(discover(settings, families))
    if families is None or families <= registry.names() | {"NL"}:
        return registry
    return _sorted(discover(settings))


def _families(settings: Settings) -> frozenset[str] | None:
    """The families that the settings name, all by code; None when other rules may be meant.

    A house's own profile may speak of any rule.
    """
    selectors = _selectors(settings)
    own_profile = settings.profile is not None and is_file(settings.profile)
    if not settings.select or own_profile or not all(map(is_code, selectors)):
        return None
    return frozenset(selector.rstrip("0123456789") for selector in selectors)


def _selectors(settings: Settings) -> list[str]:
    """Every word by which the settings name rules."""
    listed = (settings.select, settings.extend_select, settings.ignore, settings.severity)
    tables = (settings.options, *settings.per_file_ignores.values())
    return [selector for group in (*listed, *tables) for selector in group]


def _sorted(found: Iterable[Discovered]) -> Registry:
    """Rules by code; of two with one code or name, the first found stands."""
    rules: list[type[Rule]] = []
    origins: dict[str, str] = {}
    problems: list[str] = []
    for item in found:
        if isinstance(item.rule, str):
            problems.append(item.rule)
            continue
        taken = [key for key in (item.rule.code, item.rule.name) if key in origins]
        if taken:
            problems.append(
                f"{item.origin}: {taken[0]} is already the rule of {origins[taken[0]]}; left out"
            )
            continue
        origins |= dict.fromkeys((item.rule.code, item.rule.name), item.origin)
        if isinstance(item.rule, type):
            rules.append(item.rule)
    return Registry(tuple(sorted(rules, key=lambda rule: rule.code)), tuple(problems))
