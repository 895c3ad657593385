"""What stands around a figure: time, place, wording, source. The evidence for "the same thing"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from newslint.api import Document, Quantity, Span, TimeExpression, TimeKind, Token, lazy_regex

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_PLACING = frozenset({"in", "at", "near", "outside", "from", "around", "across", "off", "inside"})
_STAGE = lazy_regex(
    r"\b(?:first|second|third|fourth|opening|final) "
    r"(?:night|day|week|weekend|month|round|stage|quarter|half|wave|phase|leg|session)\b",
    regex.IGNORECASE,
)
"""A part of the time that the other figure may be told of; searched for with its ordinal."""
_OTHER_CASE = lazy_regex(
    r"\b(?:similar|previous(?:ly)?|another|separate(?:ly)?|different|each|every|per|averag\w+|"
    r"annual(?:ly)?|daily|weekly|monthly|usual(?:ly)?|typical(?:ly)?|normally|compared|versus|than|"
    r"respectively|historical(?:ly)?|record|apiece|ever|elsewhere|meanwhile|between them|combined|"
    r"overall|altogether|remaining|rest|other|others|further|additional|more|including|half|"
    r"maximum|minimum|limit|capacity|up to)\b"
    r"|#(?: [a-z-]+){0,4} an? (?:year|day|week|month|night|hour)\b(?! (?:ago|earlier|later))",
    regex.IGNORECASE,
)
_ANOTHER = lazy_regex(
    r"\b(?:previous|similar|another|others?|separate|earlier|different|last|remaining|rest)\b",
    regex.IGNORECASE,
)
_UPDATED = lazy_regex(
    r"\b(?:r[io]se[ns]?|rising|increas\w+|grew|grown|climb\w*|up from|down from|revis\w+|"
    r"original(?:ly)?|at first|preliminary|later|subsequent(?:ly)?|by then|since then|so far|"
    r"no longer|correct\w*|wrong(?:ly)?|mistak\w+|false(?:ly)?|dispute\w*|contradict\w*|deni\w+|"
    r"deny|claim\w*|myth|contrary|conflict\w*|unclear|perhaps|whether|believe\w*|differ\w*|vari\w+|"
    r"vary\w*)\b",
    regex.IGNORECASE,
)
_LOCAL = frozenset(
    "north south east west northeast northwest southeast southwest capital border coast village "
    "town city square market airport station province district region valley port harbour harbor "
    "school hospital church mosque hotel prison jail camp street suburb island mountain "
    "desert".split()
)
_UNREAL = lazy_regex(
    r"\b(?:would|could|may|might|will|shall|should|plan\w*|expect\w*|hope\w*|aim\w*|want\w*|if|unless|"
    r"target\w*|propos\w+|propos|forecast\w*|predict\w*|potential\w*|need\w*|seek\w*|able|enough|"
    r"require\w*|must)\b",
    regex.IGNORECASE,
)
_PAST = lazy_regex(
    r"\b(?:ago|last|earlier|before|previous|past|next|since|then)\b", regex.IGNORECASE
)


def _sentence_of(quantity: Quantity) -> int:
    return quantity.sentence


@dataclass(frozen=True)
class Context:
    """A figure with its sentence.

    ``times`` are keys of the time expressions in the sentence, ``pointers`` those of them that lead
    away from the day of the story (years, months, "last week").
    """

    doc: Document
    quantity: Quantity

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The words of the sentence."""
        return self.doc.words_in(self.doc.sentences[self.quantity.sentence])

    @cached_property
    def sentence(self) -> Span:
        """Where the sentence stands."""
        return self.doc.sentences[self.quantity.sentence].span

    @cached_property
    def text(self) -> str:
        """The sentence."""
        return self.doc.at(self.sentence)

    @cached_property
    def figures(self) -> Sequence[Quantity]:
        """All figures of the sentence."""
        every, sentence = self.doc.quantities, self.quantity.sentence
        start = bisect_left(every, sentence, key=_sentence_of)
        return every[start : bisect_right(every, sentence, lo=start, key=_sentence_of)]

    @cached_property
    def plain(self) -> str:
        """The sentence with "#" for every figure and its hedge."""
        text, start = self.text, self.sentence.start
        spans = [q.span for q in self.figures]
        for span in sorted(spans, reverse=True):
            text = text[: span.start - start] + "#" + text[span.end - start :]
        return text

    @cached_property
    def paragraph(self) -> int:
        """Index of the paragraph."""
        return self.doc.sentences[self.quantity.sentence].paragraph

    @cached_property
    def noun(self) -> Token | None:
        """The counted noun."""
        at = self.quantity.noun_token
        return self.doc.tokens[at] if at is not None else None

    @cached_property
    def definite(self) -> bool:
        """Whether the counted are taken as known: "the 14 men", "all four", "these"."""
        return bool(self._determiners & {"the", "those", "these", "all", "both"})

    @cached_property
    def pointing(self) -> bool:
        """Whether the copy points at the counted: "these two"."""
        return bool(self._determiners & {"these", "those"})

    @cached_property
    def _determiners(self) -> frozenset[str]:
        if self.noun is None:
            return frozenset()
        found = self.doc.tokens.children(self.noun, "det", "det:predet")
        return frozenset(token.lower for token in found)

    @cached_property
    def times(self) -> frozenset[str]:
        """Keys of the time expressions in the sentence."""
        return frozenset(_key(self.doc, t) for t in self._expressions)

    @cached_property
    def pointers(self) -> frozenset[str]:
        """Keys of those that lead away from the day of the story."""
        away = (TimeKind.YEAR, TimeKind.MONTH, TimeKind.DATE)
        return frozenset(
            _key(self.doc, t)
            for t in self._expressions
            if t.kind in away or _PAST.search(self.doc.at(t.span))
        )

    @property
    def _expressions(self) -> list[TimeExpression]:
        own = [t for t in self.doc.dates if t.sentence == self.quantity.sentence]
        return [t for t in own if self._belongs(t)]

    def _belongs(self, time: TimeExpression) -> bool:
        """Whether a time goes with what is said of the figure, not with another verb."""
        words = self.doc.tokens.in_span(time.span)
        at = self.quantity.event_token
        if not words or at is None:
            return True
        verb = _verb_of(self.doc, words[0])
        if verb is None or verb.index == at:
            return True
        above = [self.doc.tokens[at], *self.doc.tokens.ancestors(self.doc.tokens[at])]
        path = []
        for token in above:
            if token.index == verb.index:
                return "conj" not in path or words[0].index < above[0].index < verb.index
            path.append(token.deprel)
        return verb.index > at or "acl" in verb.deprel or "advcl" in verb.deprel

    @cached_property
    def places(self) -> frozenset[str]:
        """Places that a preposition brings into the sentence, in lower case."""
        found = set()
        for token in self.tokens:
            local = token.upos == "PROPN" or token.lemma.lower() in _LOCAL
            if local and token.deprel in ("obl", "nmod"):
                cases = self.doc.tokens.children(token, "case")
                verb = _verb_of(self.doc, token)
                own = verb is None or verb.index == self.quantity.event_token
                if own and cases and cases[0].lower in _PLACING:
                    found.add(token.lower)
        return frozenset(found - {"january", "february", "march", "april", "may", "june", "july"})

    @cached_property
    def words(self) -> frozenset[str]:
        """Lemmas of the content words of the sentence."""
        return frozenset(t.lemma.lower() for t in self.tokens if t.upos in _CONTENT)

    @cached_property
    def other_case(self) -> bool:
        """Whether the sentence speaks of another case, a rate or a comparison."""
        return bool(_OTHER_CASE.search(self.plain) or _STAGE.search(self.text))

    @cached_property
    def another(self) -> bool:
        """Whether the sentence tells what it counts from other things of the same sort."""
        return bool(_ANOTHER.search(self.plain) or _STAGE.search(self.text))

    @cached_property
    def updated(self) -> bool:
        """Whether the sentence tells that the figure changed or is disputed."""
        return _UPDATED.search(self.plain) is not None

    @cached_property
    def unreal(self) -> bool:
        """Whether the sentence speaks of plans, conditions or forecasts."""
        return _UNREAL.search(self.plain) is not None

    @cached_property
    def subject(self) -> str | None:
        """Lemma of the subject of the governing verb, unless the counted are the subject."""
        at = self.quantity.event_token
        if at is None:
            return None
        subjects = self.doc.tokens.children(self.doc.tokens[at], "nsubj")
        own = self.noun.index if self.noun is not None else None
        words = [t.lemma.lower() for t in subjects if t.index != own and ":" not in t.deprel]
        return words[0] if words and words[0] not in ("who", "which", "that") else None

    @cached_property
    def source(self) -> str | None:
        """The named speaker the figure is asserted by: lower case; None for the writer's voice.

        What a claim takes for granted ("were questioning the 14 men") is the writer's, and so is
        what nobody but a pronoun says.
        """
        if self.quantity.source is None or self.definite:
            return None
        claim = self.doc.attributions[self.quantity.source]
        if claim.speaker_span is None:
            return None
        speaker = self.doc.at(claim.speaker_span).lower()
        return None if speaker in _PRONOUNS else speaker


def _verb_of(doc: Document, token: Token) -> Token | None:
    return next((t for t in doc.tokens.ancestors(token) if t.upos == "VERB"), None)


_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "i", "we", "which", "that"})


def _key(doc: Document, time: TimeExpression) -> str:
    parts = (time.year, time.month, time.day, time.weekday)
    if all(part is None for part in parts):
        return doc.at(time.span).lower()
    return "-".join("" if part is None else str(part) for part in parts)
