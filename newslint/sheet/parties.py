"""Who is who: the people, organisations and places of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import regex

from newslint.model.attributions import Attribution
from newslint.model.document import Document
from newslint.model.mentions import Entity, EntityKind, Form, Mention
from newslint.model.story import Role
from newslint.patterns import lazy_regex
from newslint.sheet.model import Party
from newslint.sheet.wording import bare

__all__ = ["holder", "label", "parties", "speaker_name"]

_OFFICES = frozenset("mayor governor president chancellor premier chairman coach manager".split())
# Ranks that stand for a noun left out (*he is the third of his family*).
_ORDINAL = lazy_regex(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|one)$",
    regex.IGNORECASE,
)


def parties(doc: Document) -> tuple[tuple[Party, ...], ...]:
    """The named people, organisations, places and other names, by first mention.

    Peoples (*Iranians*) and the names of boilerplate are no parties to a story.
    """
    named = [entity for entity in doc.entities if entity.name and _is_of_story(doc, entity)]
    main = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
    known = (*main, EntityKind.TIME, EntityKind.GROUP)
    others = tuple(kind for kind in EntityKind if kind not in known)
    groups: Iterable[tuple[EntityKind, ...]] = (*((kind,) for kind in main), others)
    return tuple(
        tuple(_party(doc, entity) for entity in named if entity.kind in kinds) for kinds in groups
    )


def _is_of_story(doc: Document, entity: Entity) -> bool:
    roles = {doc.sentences[doc.mentions[i].sentence].role for i in entity.mentions}
    return roles != {Role.BOILERPLATE}


def label(doc: Document, entity: Entity) -> str:
    """What to call an entity: its name, else its first wording that is not a pronoun."""
    if entity.name:
        return entity.name
    mentions = [doc.mentions[index] for index in entity.mentions]
    wordings = [bare(doc.at(m.span)) for m in mentions if m.form is not Form.PRONOUN]
    nouns = [words for words in wordings if not _ORDINAL.match(words)]
    return (nouns or [bare(doc.at(m.span)) for m in mentions])[0]


def holder(doc: Document, mention: Mention) -> Entity | None:
    """The one person whom the story gives the office that a mention names: *the mayor*.

    None for what is no office of one, and where nobody or more than one has it.
    """
    head = doc.tokens[mention.head].lower
    if not (mention.definite or doc.sentences[mention.sentence].role is Role.HEADLINE):
        return None
    if head not in _OFFICES:
        return None
    people = (e for e in doc.entities if e.kind is EntityKind.PERSON and e.name)
    known = [e for e in people if any(words.lower() == head for words in _roles(doc, e))]
    return known[0] if len(known) == 1 else None


def _roles(doc: Document, entity: Entity) -> Iterator[str]:
    """The last words of what the story calls a person beside the name."""
    nominals = (m for m in map(doc.mentions.__getitem__, entity.mentions))
    words = (doc.at(m.span) for m in nominals if m.form is Form.NOMINAL)
    yield from (text.split()[-1] for text in (*entity.titles, *words) if text.split())


def speaker_name(doc: Document, attribution: Attribution) -> str | None:
    """What to call the source of a claim; None where the copy names none."""
    if attribution.speaker is not None:
        return label(doc, doc.entities[doc.mentions[attribution.speaker].entity])
    if attribution.speaker_span is not None:
        return bare(doc.at(attribution.speaker_span))
    return None


def _party(doc: Document, entity: Entity) -> Party:
    mentions = [doc.mentions[index] for index in entity.mentions]
    worded = (bare(doc.at(m.span)) for m in mentions if m.form is not Form.PRONOUN)
    forms = Counter(words for words in worded if not _ORDINAL.match(words))
    return Party(
        name=entity.name or "",
        kind=str(entity.kind),
        line=doc.line_of(mentions[0].span.start),
        forms=tuple(forms.items()),
        mentions=len(mentions),
        titles=entity.titles,
        ages=entity.ages,
        gender=str(entity.gender),
        gender_evidence=entity.gender_evidence,
        initials=entity.initials,
    )
