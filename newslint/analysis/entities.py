"""Who and what a story is about: one record for each person, organisation, place and thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import regex

from newslint.analysis.coreference.forms import nominal_span
from newslint.analysis.genders import gender_evidence
from newslint.analysis.names import given_share, parse_person
from newslint.model.document import Document
from newslint.model.mentions import Entity, EntityKind, Form, Gender, Mention, Number
from newslint.patterns import lazy_regex

__all__ = ["build"]

_AGE_AFTER = lazy_regex(r"(?:, | \()(?:aged )?(\d{1,3})(?=[,.;)]|\s*$)")
_AGE_BEFORE = lazy_regex(r"(\d{1,3})-year-old\s+(?:[\p{L}-]+\s+){0,4}$")
_ROLE_AFTER = lazy_regex(
    r"(?:['’]s)?, (?:the |an? |its |his |her |their )([\p{L}][^,.;()]{2,60})[,.;]"
)
_OLDEST = 120


def build(doc: Document) -> tuple[Entity, ...]:
    """All entities in order of first mention."""
    groups: dict[int, list[Mention]] = {}
    for mention in doc.mentions:
        groups.setdefault(mention.entity, []).append(mention)
    evidence = gender_evidence(doc, groups)
    letters = {use.start: i.letters for i in doc.initials for use in i.uses}
    return tuple(
        _entity(doc, index, groups[index], evidence.get(index, ()), letters)
        for index in sorted(groups)
    )


def _entity(
    doc: Document,
    index: int,
    mentions: Sequence[Mention],
    evidence: Sequence[tuple[Gender, str]],
    letters: Mapping[int, str],
) -> Entity:
    names = [m for m in mentions if m.form is not Form.PRONOUN and m.form is not Form.NOMINAL]
    worded = [m for m in mentions if m.form is not Form.PRONOUN] or list(mentions)
    kind = Counter(m.kind for m in names or worded).most_common(1)[0][0]
    name = _fullest(doc, names)
    genders = {gender for gender, _ in evidence}
    return Entity(
        index=index,
        kind=kind,
        mentions=tuple(m.index for m in mentions),
        forms=_distinct(doc.at(m.span) for m in worded),
        name=name,
        number=_number(worded),
        gender=genders.pop() if len(genders) == 1 else Gender.UNKNOWN,
        gender_evidence=_distinct(words for _, words in evidence),
        titles=_titles(doc, names) if kind is EntityKind.PERSON else (),
        ages=_ages(doc, worded) if kind is EntityKind.PERSON else (),
        initials=next((letters[m.span.start] for m in names if m.span.start in letters), None),
        given_share=_share(name) if name and kind is EntityKind.PERSON else None,
    )


def _distinct(texts: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))  # type: ignore[call-overload]


def _fullest(doc: Document, names: Sequence[Mention]) -> str | None:
    """The longest name that is no set of initials, else the initials."""
    long = [m for m in names if m.form is not Form.INITIALS] or list(names)
    return max((doc.at(m.span) for m in long), key=len, default=None)


def _share(name: str) -> float | None:
    return given_share(parse_person(regex.findall(r"[\p{L}.’']+|[-‐‑]", name)))


def _number(mentions: Sequence[Mention]) -> Number:
    numbers = {m.number for m in mentions} - {Number.UNKNOWN}
    return numbers.pop() if len(numbers) == 1 else Number.UNKNOWN


def _titles(doc: Document, names: Sequence[Mention]) -> tuple[str, ...]:
    """What stands before the names and in apposition beside them."""
    found = []
    for mention in names:
        if mention.title is not None:
            found.append(doc.at(mention.title))
        head = doc.tokens[mention.head]
        governor = doc.tokens.head(head)
        if head.deprel == "appos" and governor is not None and governor.xpos == "NN":
            found.append(doc.at(nominal_span(doc.tokens, governor)))
        role = _ROLE_AFTER.match(doc.text, mention.span.end)
        if role and role.group(1)[0].islower():
            found.append(role.group(1))
    return _distinct(found)


def _ages(doc: Document, mentions: Sequence[Mention]) -> tuple[int, ...]:
    found = []
    for mention in mentions:
        after = _AGE_AFTER.match(doc.text, mention.span.end)
        start = mention.title.start if mention.title else mention.span.start
        before = _AGE_BEFORE.search(doc.text[max(0, start - 60) : start])
        found += [int(m.group(1)) for m in (after, before) if m and int(m.group(1)) <= _OLDEST]
    return tuple(dict.fromkeys(found))
