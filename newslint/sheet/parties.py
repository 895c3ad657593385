"""Who is who: the people, organisations and places of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newslint.model.attributions import Attribution
from newslint.model.document import Document
from newslint.model.mentions import Entity, EntityKind, Form
from newslint.sheet.model import Party
from newslint.sheet.wording import bare

__all__ = ["label", "parties", "speaker_name"]

_ORGANISATIONS = (EntityKind.ORGANISATION, EntityKind.GROUP)


def parties(doc: Document) -> tuple[tuple[Party, ...], ...]:
    """The named people, organisations (with groups), places and other names, by first mention."""
    named = [entity for entity in doc.entities if entity.name]
    known = (EntityKind.PERSON, *_ORGANISATIONS, EntityKind.PLACE, EntityKind.TIME)
    others = tuple(kind for kind in EntityKind if kind not in known)
    groups: Iterable[tuple[EntityKind, ...]] = (
        (EntityKind.PERSON,),
        _ORGANISATIONS,
        (EntityKind.PLACE,),
        others,
    )
    return tuple(
        tuple(_party(doc, entity) for entity in named if entity.kind in kinds) for kinds in groups
    )


def label(doc: Document, entity: Entity) -> str:
    """What to call an entity: its name, else its first wording that is not a pronoun."""
    if entity.name:
        return entity.name
    mentions = [doc.mentions[index] for index in entity.mentions]
    wordings = [m for m in mentions if m.form is not Form.PRONOUN] or mentions
    return bare(doc.at(wordings[0].span))


def speaker_name(doc: Document, attribution: Attribution) -> str | None:
    """What to call the source of a claim; None where the copy names none."""
    if attribution.speaker is not None:
        return label(doc, doc.entities[doc.mentions[attribution.speaker].entity])
    if attribution.speaker_span is not None:
        return bare(doc.at(attribution.speaker_span))
    return None


def _party(doc: Document, entity: Entity) -> Party:
    mentions = [doc.mentions[index] for index in entity.mentions]
    forms = Counter(bare(doc.at(m.span)) for m in mentions if m.form is not Form.PRONOUN)
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
