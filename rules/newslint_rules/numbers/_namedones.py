"""Counts of "only five" against the names of the only ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newslint.api import Document, Quantity, Span, lazy_regex
from newslint_rules.numbers._lists import names_in

_ONLY = lazy_regex(
    r"\b[Tt]he only (?P<noun>[A-Za-z]+)s (?:who|that|to)\b[^<>:;()]{2,60} (?:were|are) "
    r"(?P<list>[^<>:;()–—]+?)(?:\.$|\. )"
)


@dataclass(frozen=True, slots=True)
class NamedOnes:
    """A count of "only so many" and the names, elsewhere, of all that there are."""

    count: Quantity
    names: Span
    listed: int


def named_ones(doc: Document) -> Iterator[NamedOnes]:
    """Every "only" count that the list of the only ones does not bear out."""
    for sentence in doc.sentences:
        match = _ONLY.search(doc.at(sentence.span))
        listed = names_in(match["list"]) if match else None
        if match is None or listed is None:
            continue
        start = sentence.span.start + match.start("list")
        names = Span(start, start + len(match["list"]))
        for quantity in doc.quantities:
            same = (quantity.noun or "").rstrip("s") == match["noun"].lower()
            only = "only" in (quantity.modifier or "") and quantity.sentence != sentence.index
            if same and only and quantity.value != listed:
                yield NamedOnes(quantity, names, listed)
