"""unbalanced-brackets: a bracket that opens or closes nothing.

## What it does
Pairs round and square brackets within each paragraph. A bracket that runs over several paragraphs,
smileys, and the bracket behind a number or letter of a list are left alone.

## Why it matters
Readers cannot tell where the aside ends; part of it may be missing.

## Bad
The mayor (who was abroad said nothing.
---
The mayor, who was abroad) said nothing.

## Good
The mayor (who was abroad) said nothing.
---
She listed three faults: a) the wall, b) the roof, 3) the door. Nobody smiled :)

## When to ignore
A formula, or a quotation that keeps the slips of its source.

## Authority
Wire hygiene.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Rule, Span, lazy_regex

_BRACKET = lazy_regex(r"[()\[\]]")
_CLOSER = {"(": ")", "[": "]"}
_LIST_LETTER = lazy_regex(r"(?:^|[\s(,;:])(?:\p{L}|\d{1,2}|[ivx]{1,4})$")
_SMILEY = lazy_regex(r"[:;=8xX]['’]?-?[()\[\]]|[()\[\]]-?[:;=](?!\w)")


class UnbalancedBrackets(Rule):
    """Flag brackets without a partner."""

    code = "TYP010"
    name = "unbalanced-brackets"
    reads = frozenset({"structure"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each bracket without a partner in its paragraph or the next ones."""
        lone: list[tuple[int, str]] = []
        for paragraph in doc.structure.paragraphs:
            lone += _lone(doc.text, paragraph.span)
        for i, (offset, bracket) in enumerate(lone):
            before = lone[i - 1][1] if i else ""
            after = lone[i + 1][1] if i + 1 < len(lone) else ""
            if after == _CLOSER.get(bracket, "-") or _CLOSER.get(before) == bracket:
                continue
            side = "closed" if bracket in _CLOSER else "opened"
            yield self.finding(
                Span(offset, offset + 1),
                f'This "{bracket}" is never {side}: where does the aside '
                + ("end?" if side == "closed" else "begin?"),
                confidence=0.9,
            )


def _lone(text: str, span: Span) -> list[tuple[int, str]]:
    """The brackets of a paragraph that have no partner in it."""
    smileys = [m.span() for m in _SMILEY.finditer(text, span.start, span.end)]
    waiting: list[tuple[int, str]] = []
    lone: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(text, span.start, span.end):
        bracket, at = match.group(), match.start()
        if bracket in _CLOSER:
            waiting.append((at, bracket))
        elif waiting and _CLOSER[waiting[-1][1]] == bracket:
            waiting.pop()
        elif not _LIST_LETTER.search(text[max(at - 6, span.start) : at]):
            lone.append((at, bracket))
    left = lone + waiting
    return sorted((at, b) for at, b in left if not any(s <= at < e for s, e in smileys))
