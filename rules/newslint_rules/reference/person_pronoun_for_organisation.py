"""person-pronoun-for-organisation: "he said" when the last source is a company, ministry or group.

## What it does

Takes every "..., he said" whose statement stands before it, and looks at the source before that
one. When this is an organisation, a report or a group of people, and no man has come into the copy
since (what the organisation says of people does not count, nor do quotations), the pronoun has lost
its speaker: the reader will take him for whoever was named last. An opening "He said ..." is
reported only where nobody who fits has been named for some sentences.

## Why it matters

It misattributes words, the worst thing a pronoun can do. The fault comes with copy that was spun,
translated or merged from two takes: *it said* or *the ministry said* turns into *he said*.

## Bad

KARLSUND - The military said the raid was aimed at smugglers on the northern coast.

Fourteen men were being questioned at a barracks in the town, he said.

## Good

KARLSUND - The military said the raid was aimed at smugglers on the northern coast.

Fourteen men were being questioned at a barracks in the town, it said.

## When to ignore

Where a spokesman was introduced further up and speaks for the organisation throughout.

## Authority

Attribute every statement to the one who made it (Reuters Handbook, sourcing).
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Attribution,
    Document,
    EntityKind,
    Finding,
    Form,
    Gender,
    Mention,
    Number,
    Related,
    Rule,
    Severity,
)
from newslint_rules.grammar._agreement import renamed, reworded
from newslint_rules.reference._people import PRONOUNS, People, Strength, pronouns

_REACH = 3
_ALONE = 4
_CONTINUES = frozenset({"add", "continue", "conclude"})
_FIRST = frozenset({"i", "my", "our", "we", "us"})
_SAYING = frozenset(
    "according to|say|tell|add|state|announce|report|declare|explain|reply|argue|claim|insist|warn"
    "|confirm|deny|estimate|suggest|note|ask|write|assert|maintain|stress|predict".split("|")
)


class PersonPronounForOrganisation(Rule):
    """Query he said where the source before is no single person."""

    code = "REF002"
    name = "person-pronoun-for-organisation"
    severity = Severity.ERROR
    fix = "suggest"
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each speaking he or she whose predecessor is no person."""
        people = People(doc)
        for pronoun in pronouns(doc):
            attribution = people.speeches.get(pronoun.index)
            if attribution is None or attribution.verb not in _SAYING:
                continue
            source = _source_before(doc, people, attribution, pronoun)
            if source is not None and not _person_since(doc, people, source, attribution, pronoun):
                yield self._finding(doc, pronoun, attribution, source)

    def _finding(
        self, doc: Document, pronoun: Mention, attribution: Attribution, source: Attribution
    ) -> Finding:
        assert source.speaker is not None
        speaker = doc.mentions[source.speaker]
        name = " ".join(doc.at(speaker.span).split())
        plural = speaker.number is Number.PLURAL
        message = (
            f'"{doc.at(pronoun.span)} {doc.at(attribution.cue)}": the last source is "{name}" on '
            f"line {doc.line_of(speaker.span.start)}. {'They' if plural else 'It'}, or who?"
        )
        head = doc.tokens[pronoun.head]
        return self.finding(
            pronoun.span,
            message,
            related=(Related(speaker.span, "the last source"),),
            fix=renamed(doc, head, "they") if plural else reworded(head, "it"),
            confidence=0.8,
        )


def _source_before(
    doc: Document, people: People, attribution: Attribution, pronoun: Mention
) -> Attribution | None:
    """The attribution before, when it lies close and its source is no single person."""
    for index in range(attribution.index - 1, -1, -1):
        source = doc.attributions[index]
        if source.speaker is None or source.sentence == attribution.sentence:
            continue
        speaker = doc.mentions[source.speaker]
        if people.distance(speaker, pronoun) > _REACH:
            return None
        live = source.verb in _SAYING and source.cue.end < attribution.claim.start
        if live and not _is_quoted(doc, source) and not _is_nested(people, source):
            return None if _is_one_person(doc, speaker) else source
    return None


def _is_quoted(doc: Document, attribution: Attribution) -> bool:
    return doc.quote_at(attribution.cue.start) is not None


def _is_nested(people: People, attribution: Attribution) -> bool:
    """Whether somebody else reports that this source said it."""
    return any(
        other.index != attribution.index
        and not other.inverted
        and other.claim.contains(attribution.cue)
        for other in people.reports[attribution.sentence]
    )


def _is_one_person(doc: Document, speaker: Mention) -> bool:
    """Whether a source is, or may well be, one man or woman."""
    entity = doc.entities[speaker.entity]
    if any(t.lower in _FIRST for t in doc.tokens.in_span(speaker.span)):
        return True  # somebody's own words, though no marks show it
    if speaker.number is Number.PLURAL and speaker.form is Form.NOMINAL:
        return False
    if doc.tokens[speaker.head].lower in {"it", "they", "which"}:
        return False
    if speaker.kind is EntityKind.PERSON or entity.kind is EntityKind.PERSON:
        return True
    return entity.gender is not Gender.UNKNOWN or bool(entity.titles)


def _person_since(
    doc: Document,
    people: People,
    source: Attribution,
    attribution: Attribution,
    pronoun: Mention,
) -> bool:
    """Whether somebody who fits has come into the copy since, outside claims and quotations."""
    gender = PRONOUNS[doc.tokens[pronoun.head].lower]
    trails = attribution.inverted or attribution.verb in _CONTINUES
    for candidate in people.before(pronoun):
        mention = candidate.mention
        if not candidate.likely(gender) or candidate.strength < Strength.MAYBE:
            continue
        if mention.number is Number.PLURAL:
            continue
        if trails and (mention.in_quote or attribution.claim.contains(mention.span)):
            continue
        if mention.sentence >= source.sentence:
            if not (trails and _is_beside(doc, people, source, mention)):
                return True
        elif not trails and people.distance(mention, pronoun) <= _ALONE:
            return True
    return False


def _is_beside(doc: Document, people: People, source: Attribution, mention: Mention) -> bool:
    """Whether a person only stands in what the source says, or as a detail in its sentence."""
    if mention.sentence != source.sentence:
        return source.claim.contains(mention.span)
    alone = len(people.reports[source.sentence]) == 1
    subject = doc.tokens[mention.head].deprel.startswith("nsubj")
    return alone and (source.claim.contains(mention.span) or not subject)
