"""All rules as a book in Markdown: a section for each family, an entry for each rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import groupby

from newslint.output.excerpt import printable
from newslint.output.house import House, authority_of
from newslint.output.manual import default_of, sections, summary_of
from newslint.rule import Rule
from newslint.selectors import family_folder

__all__ = ["as_book", "family_table"]

_SAMPLES = re.compile(r"^---\s*$", re.MULTILINE)
_OPENING = re.compile(r"^Rules (?:on|of) ")
_HEADER = ("code", "name", "severity", "default", "fix")
_HEAD = """\
# The rule book

Every rule of newslint, family by family, with an example of what it flags and of what it leaves
alone. `newslint explain CODE` prints the whole manual of one, with its options.

*Default* tells who runs a rule: everybody (on), nobody unless asked (off), or the houses whose
profiles enable it. A *safe* fix is applied by `--fix`, one to *suggest* by `--fix --unsafe-fixes`
only.
"""


def as_book(rules: Sequence[type[Rule]], house: House | None) -> Iterator[str]:
    """The lines of the book.

    Args:
        rules: Sorted by code.
        house: The house whose choice of rules and severities to tell; None for the rules' own.
    """
    families = [(name, list(members)) for name, members in groupby(rules, key=_family)]
    yield from _HEAD.splitlines()
    yield ""
    for name, members in families:
        yield f"- [{_title(members)}](#{_anchor(_title(members))}): {_about(name, members)}"
    for name, members in families:
        yield from ("", f"## {_title(members)}", "", _about(name, members), "")
        yield from _table(members, house)
        for rule in members:
            yield from _entry(rule)


def family_table(rules: Sequence[type[Rule]], book: str) -> Iterator[str]:
    """A table of the families, with links into the book at the address ``book``."""
    yield "| family | rules | on by default | what they are about |"
    yield "| --- | --- | --- | --- |"
    for name, group in groupby(rules, key=_family):
        members = list(group)
        on = sum(rule.default == "on" for rule in members)
        link = f"[{_title(members)}]({book}#{_anchor(_title(members))})"
        yield f"| {link} | {len(members)} | {on} | {_about(name, members)} |"


def _family(rule: type[Rule]) -> str:
    return rule.family()


def _title(members: Sequence[type[Rule]]) -> str:
    """``Style (STY)``: the folder of a family, or its letters alone for rules that have none."""
    family, folder = members[0].family(), family_folder(members[0])
    return f"{folder.capitalize()} ({family})" if folder else family


def _anchor(heading: str) -> str:
    """The fragment by which code hosts link a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _about(name: str, members: Sequence[type[Rule]]) -> str:
    """What the package of a family says of itself in its first line."""
    try:
        package = import_module(members[0].__module__.rpartition(".")[0])
    except (ImportError, ValueError):
        return name
    told = (package.__doc__ or name).strip().split("\n")[0]
    about = _OPENING.sub("", told)
    return about[:1].upper() + about[1:]


def _table(members: Sequence[type[Rule]], house: House | None) -> Iterator[str]:
    yield "| " + " | ".join(_HEADER) + " |"
    yield "|" + " --- |" * len(_HEADER)
    for rule in members:
        on, severity = default_of(rule), rule.severity
        if house is not None:
            on = "on" if rule.code in house.running else "off"
            severity = house.severity(rule)
        link = f"[{rule.code}](#{_anchor(f'{rule.code} {rule.name}')})"
        fix = "" if rule.fix == "none" else rule.fix
        yield f"| {link} | `{rule.name}` | {severity} | {on} | {fix} |"


def _entry(rule: type[Rule]) -> Iterator[str]:
    manual = dict(sections(rule.manual()))
    yield from ("", f"### {rule.code} {rule.name}", "", summary_of(rule))
    for label, heading in (("Flagged", "Bad"), ("Left alone", "Good")):
        sample = _SAMPLES.split(manual.get(heading, ""))[0].strip("\n")
        if sample:
            lines = [printable(line) for line in sample.split("\n")]
            yield from ("", f"{label}:", "", "````text", *lines, "````")
    if authority := authority_of(rule):
        yield from ("", f"*Authority:* {authority}")
