"""To whom a story attributes what it says."""

from __future__ import annotations

from collections.abc import Hashable

from newslint.model.attributions import Attribution
from newslint.model.document import Document
from newslint.sheet.model import Source
from newslint.sheet.parties import speaker_name

__all__ = ["sources"]


def sources(doc: Document) -> tuple[Source, ...]:
    """Every source with its claims, the most frequent first, then in the order of the copy."""
    groups: dict[Hashable, list[Attribution]] = {}
    for attribution in doc.attributions:
        groups.setdefault(_identity(doc, attribution), []).append(attribution)
    found = [_source(doc, claims) for claims in groups.values()]
    return tuple(sorted(found, key=lambda source: -source.claims))


def _identity(doc: Document, attribution: Attribution) -> Hashable:
    """What tells one source from another: the entity if it has a name, else the words."""
    if attribution.speaker is not None:
        entity = doc.entities[doc.mentions[attribution.speaker].entity]
        if entity.name:
            return entity.index
    name = speaker_name(doc, attribution)
    return name.lower() if name else None


def _source(doc: Document, claims: list[Attribution]) -> Source:
    return Source(
        name=speaker_name(doc, claims[0]),
        anonymous=all(claim.anonymous for claim in claims),
        claims=len(claims),
        quoted=sum(claim.direct for claim in claims),
        lines=tuple(dict.fromkeys(doc.line_of(claim.cue.start) for claim in claims)),
    )
