"""Mentions of people and things, and which of them are one.

Names are found and told apart by their words; common nouns and pronouns follow the language model
unless its link contradicts number, gender or kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from newslint.analysis.coreference.draft import Draft, drafts
from newslint.analysis.coreference.forms import is_definite
from newslint.analysis.coreference.links import Link, links
from newslint.analysis.coreference.people import group_people
from newslint.analysis.coreference.things import group_things
from newslint.analysis.nn.result import Reading
from newslint.model.document import Document
from newslint.model.mentions import Mention

__all__ = ["build"]


def build(doc: Document) -> tuple[Mention, ...]:
    """All mentions in order of their head words.

    Mentions of one entity share ``entity``, which numbers the entities in order of first mention.
    """
    found = drafts(doc)
    named = group_people(found) | group_things(doc, found)
    linked = links(doc, cast(Reading, doc.layer("reading")), found, named)
    entities = _numbered(found, linked, named)
    return tuple(_mention(doc, i, draft, linked[i], entities[i]) for i, draft in enumerate(found))


def _numbered(found: Sequence[Draft], linked: Sequence[Link], named: dict[int, int]) -> list[int]:
    """Entity numbers: names by their group, the rest by the chain of links back to a start."""
    first: list[int] = []
    for i in range(len(found)):
        antecedent = linked[i].antecedent
        if i in named:
            first.append(named[i])
        elif antecedent is not None:
            first.append(first[antecedent])
        else:
            first.append(i)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(f, len(numbers)) for f in first]


def _mention(doc: Document, index: int, draft: Draft, link: Link, entity: int) -> Mention:
    return Mention(
        index=index,
        span=draft.span,
        head=draft.head.index,
        sentence=draft.head.sentence,
        kind=draft.kind,
        form=draft.form,
        number=draft.number,
        gender=draft.gender,
        entity=entity,
        antecedent=link.antecedent,
        orphan=link.orphan,
        definite=is_definite(doc.tokens, draft.head),
        in_quote=doc.quote_at(draft.head.span.start) is not None,
        confidence=draft.confidence,
        title=draft.title,
    )
