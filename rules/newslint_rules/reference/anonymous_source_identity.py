"""anonymous-source-identity: an unnamed source of whom nobody can tell whether it is the same.

## What it does

Counts the unnamed sources of a story by their label. Once one of them has been told from the
others (*a second official*, *another official*), a further "an official" with the same label leaves
open whether he is the first, the second or a third. The first such mention is reported, later ones
are related places.

## Why it matters

Single unnamed sources are the weakest there are; the reader must at least be able to count them.

## Bad

VELIN - A harbour official said the fire began in a crane.

A second harbour official denied this.

A harbour official said 23 crates had burned.

## Good

VELIN - A harbour official said the fire began in a crane.

A second harbour official denied this.

The first official said 23 crates had burned.

## When to ignore

Live pages whose entries stand alone.

## Authority

Reuters Handbook, essentials of sourcing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Form,
    Mention,
    Number,
    Related,
    Rule,
    Severity,
    Token,
    lexicon,
)

_ORDINALS = frozenset("second third fourth fifth another other different separate".split())
_ARTICLES = frozenset({"a", "an"})


class AnonymousSourceIdentity(Rule):
    """Query an unnamed source that may be one already counted."""

    code = "REF005"
    name = "anonymous-source-identity"
    severity = Severity.WARNING
    reads = frozenset({"quotes", "sentences", "tokens", "mentions", "entities", "attributions"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield one finding for each label that has come to mean several people."""
        groups: dict[str, list[tuple[Mention, bool]]] = {}
        speakers = {a.speaker for a in doc.attributions}
        for mention in _unnamed(doc):
            words = doc.tokens.in_span(mention.span)
            if words[0].lower not in _ARTICLES | _ORDINALS:
                continue
            ordinal = any(word.lower in _ORDINALS for word in words)
            groups.setdefault(_label(words), []).append((mention, ordinal))
        for mentions in groups.values():
            yield from self._open(doc, mentions, speakers)

    def _open(
        self, doc: Document, mentions: list[tuple[Mention, bool]], speakers: set[int | None]
    ) -> Iterator[Finding]:
        counted = next((i for i, (_, ordinal) in enumerate(mentions) if ordinal), None)
        if counted is None:
            return
        again = [m for m, ordinal in mentions[counted + 1 :] if not ordinal and m.index in speakers]
        if not again:
            return
        earlier = [m for m, _ in mentions[: counted + 1]]
        words = " ".join(doc.at(again[0].span).split())
        lines = " and ".join(str(doc.line_of(m.span.start)) for m in earlier)
        message = f'"{words}": one of those on line {lines}, or somebody else?'
        related = tuple(Related(m.span, "an unnamed source") for m in (*earlier, *again[1:]))
        yield self.finding(again[0].span, message, related=related, confidence=0.8)


def _unnamed(doc: Document) -> Iterator[Mention]:
    """Single people without a name, outside quotations."""
    for mention in doc.mentions:
        if mention.form is not Form.NOMINAL or mention.in_quote:
            continue
        if mention.number is Number.PLURAL or mention.kind is not EntityKind.PERSON:
            continue
        if doc.tokens[mention.head].lemma in lexicon("person_nouns"):
            yield mention


def _label(words: Iterable[Token]) -> str:
    kept = (w.lower for w in words if w.lower not in _ARTICLES | _ORDINALS | {"one", "the"})
    return " ".join(kept)
