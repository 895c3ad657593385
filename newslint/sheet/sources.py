"""To whom a story attributes what it says."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from newslint.model.attributions import Attribution
from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Mention, Number
from newslint.sheet.model import Source
from newslint.sheet.parties import holder, label, speaker_name

__all__ = ["sources"]

_PEOPLE = frozenset({EntityKind.PERSON, EntityKind.GROUP})


class _Voice(NamedTuple):
    """One of those who make a claim: what tells it from others, what to call it."""

    identity: Hashable
    name: str | None
    anonymous: bool


def sources(doc: Document) -> tuple[Source, ...]:
    """Every source with its claims, the most frequent first, then in the order of the copy."""
    groups: dict[Hashable, list[tuple[Attribution, _Voice]]] = {}
    for attribution in doc.attributions:
        for voice in _voices(doc, attribution):
            groups.setdefault(voice.identity, []).append((attribution, voice))
    found = [_source(doc, claims) for claims in groups.values()]
    return tuple(sorted(found, key=lambda source: -source.claims))


def _voices(doc: Document, attribution: Attribution) -> Iterator[_Voice]:
    """The speaker, and those joined to it by *and*."""
    if attribution.speaker is None:
        name = speaker_name(doc, attribution)
        yield _Voice(name.lower() if name else None, name, attribution.anonymous)
        return
    speaker = doc.mentions[attribution.speaker]
    yield _voice(doc, speaker, attribution.anonymous)
    joined = {t.index for t in doc.tokens.children(doc.tokens[speaker.head], "conj")}
    for mention in doc.mentions:
        if mention.head in joined:
            entity = doc.entities[mention.entity]
            yield _voice(doc, mention, entity.name is None and mention.kind in _PEOPLE)


def _voice(doc: Document, mention: Mention, anonymous: bool) -> _Voice:
    """By the entity if it has a name, also if it is the one of that office; else by the words."""
    entity = doc.entities[mention.entity]
    if entity.name is None and mention.number is not Number.PLURAL:
        known = holder(doc, mention)
        entity = known or entity
        anonymous = anonymous and known is None
    name = label(doc, entity)
    return _Voice(entity.index if entity.name else name.lower(), name, anonymous)


def _source(doc: Document, claims: list[tuple[Attribution, _Voice]]) -> Source:
    lines = (doc.line_of(claim.cue.start) for claim, _ in claims)
    return Source(
        name=claims[0][1].name,
        anonymous=all(voice.anonymous for _, voice in claims),
        claims=len(claims),
        quoted=sum(claim.direct for claim, _ in claims),
        lines=tuple(dict.fromkeys(lines)),
    )
