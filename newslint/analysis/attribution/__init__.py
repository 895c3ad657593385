"""Who says what: speakers, verbs and claims, from the trees and, where these fail, by pattern."""

from __future__ import annotations

from dataclasses import replace

from newslint.analysis.attribution.clauses import Report, reports_of
from newslint.analysis.attribution.ties import quotes_by_report, quotes_in
from newslint.lexicon import lexicon
from newslint.model.attributions import Attribution
from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Mention
from newslint.model.span import Span
from newslint.model.story import Role

__all__ = ["build"]

_UNREAD = frozenset({Role.SIGN_OFF, Role.BYLINE, Role.BOILERPLATE, Role.ADVISORY})


def build(doc: Document) -> tuple[Attribution, ...]:
    """All attributed claims in text order of their cues."""
    reports = [
        report
        for sentence in doc.sentences
        if sentence.role not in _UNREAD
        for report in reports_of(doc, sentence)
    ]
    reports.sort(key=lambda report: report.cue)
    mentions = _Mentions(doc)
    found = [_attribution(doc, i, report, mentions) for i, report in enumerate(reports)]
    tied = quotes_by_report(doc, found)
    return tuple(replace(a, quotes=tied.get(a.index, ())) for a in found)


class _Mentions:
    """The mention that a token belongs to."""

    def __init__(self, doc: Document) -> None:
        self._owner: dict[int, Mention] = {}
        for mention in doc.mentions:
            whole = mention.title.to(mention.span) if mention.title else mention.span
            for token in doc.tokens.in_span(whole):
                known = self._owner.get(token.index)
                if known is None or len(mention.span) < len(known.span):
                    self._owner[token.index] = mention
        self._owner |= {mention.head: mention for mention in doc.mentions}

    def at(self, token: int | None) -> Mention | None:
        return None if token is None else self._owner.get(token)


def _attribution(doc: Document, index: int, report: Report, mentions: _Mentions) -> Attribution:
    speaker = _named(doc, mentions, mentions.at(report.speaker))
    return Attribution(
        index=index,
        sentence=report.sentence,
        speaker=None if speaker is None else speaker.index,
        speaker_span=speaker.span if speaker else _word(doc, report.speaker),
        cue=report.cue,
        verb=report.verb,
        claim=report.claim,
        direct=any(_is_direct(report.claim, quote.inner) for quote in quotes_in(doc, report.claim)),
        inverted=report.claim.start < report.cue.start,
        anonymous=speaker is not None and _is_anonymous(doc, speaker),
    )


def _named(doc: Document, mentions: _Mentions, speaker: Mention | None) -> Mention | None:
    """The speaker by the name in apposition, if it has no other: *her lawyer, Petra Maas, said*."""
    if speaker is None or speaker.form is not Form.NOMINAL:
        return speaker
    if doc.entities[speaker.entity].name is not None:
        return speaker
    beside = (mentions.at(t.index) for t in doc.tokens.children(doc.tokens[speaker.head], "appos"))
    named = (m for m in beside if m is not None and m.kind is EntityKind.PERSON)
    return next((m for m in named if m.form in {Form.NAME, Form.SURNAME}), speaker)


def _word(doc: Document, token: int | None) -> Span | None:
    return None if token is None else doc.tokens[token].span


def _is_direct(claim: Span, quote: Span) -> bool:
    start, end = max(claim.start, quote.start), min(claim.end, quote.end)
    return 2 * (end - start) > len(claim)


def _is_anonymous(doc: Document, speaker: Mention) -> bool:
    """Whether the source is a person or people whose name the story never gives."""
    body = speaker.kind in {EntityKind.ORGANISATION, EntityKind.PLACE}
    people = doc.tokens[speaker.head].lemma in lexicon("person_nouns") and not body
    if speaker.kind not in {EntityKind.PERSON, EntityKind.GROUP} and not people:
        return False
    if speaker.form in {Form.NAME, Form.SURNAME, Form.INITIALS}:
        return False
    return doc.entities[speaker.entity].name is None
