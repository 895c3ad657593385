"""says-said-mixed: *says* in one line and *said* in the next.

## What it does
Compares the tense of *say* where it attributes speech to people in the running copy, and queries
the rarer one, if the other stands at least three times. What papers and signs say (*the report
says*) is left out, as is *says* for a standing view, with *always*, *often* or *still*.

## Why it matters
A change of tense tells the reader that the time has changed. When it has not, two hands have been
at the copy.

## Bad
Ana Ruiz said the well was dry. The mayor said it was full. Tom Hale said nobody had looked. The
keeper says there is a frog in it.

## Good
Ana Ruiz said the well was dry. The mayor said it was full. Tom Hale said nobody had looked. The
report says there is a frog in it.

## When to ignore
A feature that moves from what was said then to what is said now.

## Authority
AP and Reuters practice: said.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Attribution,
    Document,
    EntityKind,
    Finding,
    Related,
    Role,
    Rule,
    Severity,
    Token,
)

_LEAST = 3
_STANDING = frozenset({"always", "often", "still", "now", "usually", "generally"})
_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP})


class SaysSaidMixed(Rule):
    """Query the rarer tense of saying in a story."""

    code = "CON006"
    name = "says-said-mixed"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"quotes", "sentences", "tokens", "mentions", "attributions"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each verb of the rarer tense."""
        past: list[Token] = []
        present: list[Token] = []
        for attribution in doc.attributions:
            verb = _saying(doc, attribution)
            if verb is not None:
                (past if verb.xpos == "VBD" else present).append(verb)
        rare, usual = sorted((past, present), key=len)
        if not rare or len(usual) < _LEAST or 2 * len(rare) > len(usual):
            return
        first = usual[0]
        for verb in rare:
            line = doc.line_of(first.span.start)
            message = (
                f'"{verb.text}" here, "{first.text}" {len(usual)} times (line {line}): one tense?'
            )
            related = (Related(first.span, f'"{first.text}" here'),)
            yield self.finding(verb.span, message, related=related, confidence=0.6)


def _saying(doc: Document, attribution: Attribution) -> Token | None:
    """The verb of an attribution, if it is *say* in present or past, with people for a subject."""
    verb = next(iter(doc.tokens.in_span(attribution.cue)), None)
    if doc.sentences[attribution.sentence].role not in {Role.BODY, Role.LIST_ITEM}:
        return None
    if (
        verb is None
        or verb.deprel.startswith("acl")
        or verb.lemma != "say"
        or verb.xpos not in {"VBD", "VBP", "VBZ"}
    ):
        return None
    if attribution.speaker is None or doc.mentions[attribution.speaker].kind not in _PEOPLE:
        return None
    around = doc.tokens.children(verb)
    if verb.deprel.startswith("acl"):
        return None
    helped = any(t.deprel.startswith("aux") or t.lower in _STANDING for t in around)
    return None if helped else verb
