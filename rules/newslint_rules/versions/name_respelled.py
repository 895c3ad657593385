"""name-respelled: a name is spelled otherwise than in the earlier version.

## What it does

Runs with `--since` alone. Lays each sentence that changed beside what it was, and queries a
capitalised word in the place of a near one (one letter off, two in a long word), if the old
spelling is gone from the story and the new one was not in it before.

Silent when the new version carries a note that it was corrected.

## Why it matters

One of the two versions has the name wrong. If it is the new one, the desk is about to publish a
misspelling; if it is the old one, it already has, and the story wants a correction.

## Bad

The mayor, Petra Lindqvist, opened the bridge.

=== later version ===

The mayor, Petra Lindkvist, opened the bridge.

## Good

The mayor, Petra Lindqvist, opened the bridge.

=== later version ===

The mayor, Petra Lindkvist, opened the bridge.

Correction: An earlier version of this story misspelled the mayor's surname.

---

The mayor, Petra Lindqvist, opened the bridge.

=== later version ===

The mayor, Petra Lindqvist, opened the new bridge.

## When to ignore

The name was spelled by another system of transliteration, and the house has changed to this one.

## Authority

Berendzen's checklist: check every name; the agencies' rules for corrections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.api import Document, Finding, Rule, Severity, Span
from newslint_rules.names._similar import distance
from newslint_rules.versions._pairs import Pair, edits, has_new_note, pairs

_SHORT, _LONG = 3, 7
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)


class NameRespelled(Rule):
    """Compares the names of changed sentences with what they were."""

    code = "VER002"
    name = "name-respelled"
    severity = Severity.WARNING
    default = "since"
    quotes = "both"
    reads = frozenset({"earlier", "structure", "quotes", "sentences", "tokens"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each name whose spelling changed throughout."""
        earlier = doc.earlier
        if earlier is None or has_new_note(earlier, doc):
            return
        seen: set[tuple[str, str]] = set()
        for pair in pairs(earlier, doc):
            for was, span in _respelled(earlier, doc, pair):
                now = doc.at(span)
                if (was, now) in seen or _holds(doc, was) or _holds(earlier, now):
                    continue
                seen.add((was, now))
                message = f'"{now}" here, but "{was}" in the earlier version: which is right?'
                yield self.finding(span, message, confidence=0.85)


def _respelled(earlier: Document, doc: Document, pair: Pair) -> Iterator[tuple[str, Span]]:
    """Old spelling, and place of the new one."""
    for edit in edits(earlier, doc, pair):
        if len(edit.before) != len(edit.after):
            continue
        for before, after in zip(edit.before, edit.after, strict=True):
            if (
                _is_near(earlier.at(before), doc.at(after))
                and _is_name(earlier, before)
                and _is_name(doc, after)
            ):
                yield earlier.at(before), after


def _is_near(was: str, now: str) -> bool:
    if not (was[:1].isupper() and now[:1].isupper()) or min(len(was), len(now)) < _SHORT:
        return False
    one, other = was.lower(), now.lower()
    if one == other or {one, other} & _DAYS or {one + "s", other + "s"} & {one, other}:
        return False
    return distance(one, other) <= (2 if max(len(one), len(other)) >= _LONG else 1)


def _is_name(doc: Document, span: Span) -> bool:
    return any(token.upos == "PROPN" for token in doc.tokens.in_span(span))


def _holds(doc: Document, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", doc.text) is not None
