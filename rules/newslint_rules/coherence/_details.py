"""Personal details: age, birthplace, family, looks, as stories give them about one person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from newslint.api import Document, EntityKind, Form, Mention, Role, Span, lazy_regex

_NUMBER = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|\w+teen|ten)"
)
_KIN = r"(?:child|children|sons?|daughters?|grandchildren|brothers?|sisters?|stepchildren)"
# Source: general knowledge of how biographies and police reports are worded.
_DETAIL = lazy_regex(
    rf"""(?:he|she)(?:
      (?P<age>(?:\ (?:is|was|would\ be|turned)|['’]s)\ (?:a\ |an\ |now\ |only\ |aged\ |about\ )?
        {_NUMBER}(?:[-\ ]years?[-\ ]old(?:\ \w+)?|(?=[.,;]|\ and\b)))
      | \ (?:was\ born|grew\ up|was\ raised|was\ brought\ up)\ (?:in|on|near|at|to|with)\b
      | (?:\ (?:is|was)|['’]s)\ (?:happily\ )?(?:married|divorced|widowed|engaged\ to\ be)\b
      | (?:\ (?:is|was)|['’]s)\ (?:a|the)\ (?:father|mother|grandfather|grandmother)\ of\b
      | \ (?:has|had)\ (?:\w+\ ){{0,2}}{_KIN}\b
      | \ (?:lives|has\ lived|has\ been\ living)\ (?:in|near|with|on|alone)\b
      | \ (?:once\ )?(?:trained\ as|worked\ as|taught|studied)\ \w+
      | \ (?:graduated\ (?:from|in)|holds\ a\ (?:degree|doctorate)|speaks\ \w+\ languages)
      | \ (?:has|had)\ (?:brown|blue|green|grey|gray|dark|fair|red|blonde?|long|short)\ (?:\w+\ )?
        (?:hair|eyes|beard)\b
      | \ (?:stands|is|was)\ (?:about\ )?\d[\d.]*\ ?(?:feet|ft|foot|metres|meters|m|cm)\b
      | \ weigh(?:s|ed)\ (?:about\ )?\d
      | \ (?:is|was)\ (?:left-handed|bald|a\ vegetarian|a\ keen\ \w+)\b
      | \ (?:enjoys|collects|loves)\ \w+
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_AGE_PUT = lazy_regex(rf"(?:his|her)\ age\ (?:at|as)\ {_NUMBER}\b", regex.IGNORECASE)
_BEFORE_AGE = lazy_regex(r"\b(?:put|puts|gave|gives|estimated)\s+$", regex.IGNORECASE)

_LABEL = lazy_regex(
    r"""The\ (?:(?:retired|former|widowed|divorced|married)\ \w+|\d{1,3}-year-old(?:\ \w+)?
      |(?:grand)?(?:father|mother)[-\ ]of[-\ ]\w+|bachelor|widow(?:er)?|\p{Lu}\p{Ll}+\ native)
    \ (?:has|had|is|was|lives|lived|enjoys|collects|grew|studied|trained|speaks|weighs)\ \w+""",
    regex.VERBOSE,
)


class Detail(NamedTuple):
    """A detail about the person that ``pronoun`` stands for; ``is_age`` marks ages.

    In place of a pronoun there may be a description: *the retired dentist*.
    """

    span: Span
    pronoun: Mention
    is_age: bool


def details(doc: Document, pronouns: Iterator[Mention]) -> Iterator[Detail]:
    """The details told with one of the pronouns as their subject or owner, in text order."""
    for pronoun in pronouns:
        start, end = pronoun.span.start, doc.sentences[pronoun.sentence].span.end
        match = _DETAIL.match(doc.text, start, end)
        if match:
            yield Detail(Span(*match.span()), pronoun, match["age"] is not None)
            continue
        match = _AGE_PUT.match(doc.text, start, end)
        before = _BEFORE_AGE.search(doc.text, max(0, start - 12), start)
        if match and before:
            yield Detail(Span(before.start(), match.end()), pronoun, is_age=True)


def labels(doc: Document) -> Iterator[Detail]:
    """The details told of somebody whom a sentence opens with a description of, in text order."""
    for sentence in doc.sentences:
        match = _LABEL.match(doc.text, sentence.span.start, sentence.span.end)
        if match is None or doc.in_quotation(sentence.span) or sentence.role is not Role.BODY:
            continue
        subject = next(
            (
                mention
                for mention in doc.mentions
                if mention.sentence == sentence.index
                and mention.span.start == sentence.span.start
                and mention.form is Form.NOMINAL
                and mention.kind is EntityKind.PERSON
            ),
            None,
        )
        if subject is not None:
            yield Detail(Span(*match.span()), subject, is_age=False)
