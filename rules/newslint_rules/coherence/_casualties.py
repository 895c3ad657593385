"""Nobody hurt and three hurt: casualties denied and counted in one incident."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from newslint.api import (
    Document,
    Quantity,
    QuantityKind,
    Role,
    Sentence,
    Span,
    TimeKind,
    lazy_regex,
    lexicon,
)
from newslint_rules.coherence._statements import Conflict
from newslint_rules.numbers._events import event_class

_HARM = {"hurt": "hurt", "kill": "killed", "hospital": "hurt", "detain": "held"}
_NOBODY = r"(?:no ?one|nobody|none of the (?P<whom>\w+)|no (?P<who>\w+))"
_NONE = lazy_regex(
    rf"\b{_NOBODY} (?:\w+ )?(?:was|were|has been|have been|had been|is|are)(?: \w+ly)? "
    r"(?P<harm>hurt|injured|harmed|wounded|killed)\b"
    rf"|\bno (?:\w+ )?(?P<noun>injuries|casualties|deaths|fatalities|arrests)\b"
    r"|\bwithout (?:any )?(?P<lacking>injury|injuries|casualties|loss of life)\b"
    r"|\b(?:everyone|everybody|all) (?:\w+ ){0,4}(?P<all>unhurt|unharmed|uninjured)\b",
    regex.IGNORECASE,
)
_OTHER = lazy_regex(
    r"\b(?:else|other|others|another|further|more|serious\w*|bad(?:ly)?|life-threatening|critical\w*|"
    r"first|initial\w*|earlier|previous\w*|later|original\w*|similar|separate\w*|second|third|since|"
    r"so far|yet|immediate\w*|but|although|though|despite|if|could|would|might|may|miracul\w+|"
    r"almost|nearly|known|apart|except|besides|revis\w+|updat\w+|den(?:y|ied|ies)|claim\w*|"
    r"contradict\w*|ago|last|until|now|follow\w+|subsequent\w*|history|every|each|any|local|"
    r"civilian\w*|suspects?|gun(?:man|men)|attackers?|officers?)\b",
    regex.IGNORECASE,
)
_HOSPITAL = lazy_regex(r"\b(?:to|for) (?:an? |the )?(?:\w+ )?(?:hospital|treatment)\b")
_STATE = lazy_regex(r"(?: [\w-]+)? (?P<state>dead|killed|hurt|injured|wounded)\b")
_HURT = frozenset({"hurt", "injured", "harmed", "wounded", "unhurt", "unharmed", "uninjured"})
_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY, Role.LIST_ITEM})


def casualties(doc: Document) -> Iterator[Conflict]:
    """Sentences that say nobody was hurt or killed, against counts of those who were."""
    if not _NONE.search(doc.text):
        return
    counted = [q for q in doc.quantities if _counts_victims(doc, q)]
    for sentence in doc.sentences:
        denial = _NONE.search(doc.at(sentence.span))
        if denial is None or not _is_plain(doc, sentence):
            continue
        span = Span(*(sentence.span.start + at for at in denial.span()))
        if doc.in_quotation(span):
            continue
        for quantity in counted:
            if _takes_back(doc, sentence, denial, quantity) and _same_source(doc, span, quantity):
                yield _conflict(doc, span, quantity)
                break


def _takes_back(
    doc: Document, sentence: Sentence, denial: regex.Match[str], quantity: Quantity
) -> bool:
    """Whether a count speaks of the harm and the incident that a sentence denies."""
    other = doc.sentences[quantity.sentence]
    if other.index == sentence.index or not _matches(doc, denial, quantity):
        return False
    return _same_incident(doc, sentence, other)


def _conflict(doc: Document, denial: Span, quantity: Quantity) -> Conflict:
    ends = [quantity.span]
    if quantity.event_token is not None:
        ends.append(doc.tokens[quantity.event_token].span)
    if quantity.noun_token is not None:
        ends.append(doc.tokens[quantity.noun_token].span)
    count = Span(min(s.start for s in ends), max(s.end for s in ends))
    one, other = sorted((denial, count))
    if doc.sentences[quantity.sentence].role is Role.HEADLINE:
        one, other = denial, count
    return Conflict(other, one, 0.8)


def _counts_victims(doc: Document, quantity: Quantity) -> bool:
    if quantity.kind is not QuantityKind.COUNT or quantity.in_quote or quantity.low < 1:
        return False
    sentence = doc.sentences[quantity.sentence]
    return _harm_class(doc, quantity) in _HARM and _is_plain(doc, sentence)


def _harm_class(doc: Document, quantity: Quantity) -> str | None:
    """What befell the counted; being taken to hospital counts as being hurt."""
    taken = quantity.event in ("take", "rush", "airlift", "fly", "transport", "bring")
    if taken and _HOSPITAL.search(doc.at(doc.sentences[quantity.sentence].span)):
        return "hospital"
    state = _STATE.match(doc.text, quantity.span.end)
    if state is None:
        return event_class(quantity)
    return "kill" if state["state"] in ("dead", "killed") else "hurt"


def _is_plain(doc: Document, sentence: Sentence) -> bool:
    return sentence.role in _READ and not _OTHER.search(doc.at(sentence.span))


def _matches(doc: Document, denial: regex.Match[str], quantity: Quantity) -> bool:
    """Whether the harm that is denied is the harm that is counted."""
    harm = _HARM[_harm_class(doc, quantity) or ""]
    whom = denial["who"] or denial["whom"]
    if whom and whom.lower().rstrip("s") not in (quantity.noun, "one", "body", "person", "people"):
        return False
    named = (denial[name] for name in ("harm", "noun", "lacking", "all"))
    words = next(w for w in named if w is not None).lower()
    if words in ("arrests", "casualties"):
        return (harm == "held") == (words == "arrests")
    if harm == "held":
        return False
    if words in _HURT or words.startswith("injur"):
        return harm == "hurt"
    return harm == "killed"


def _same_source(doc: Document, denial: Span, quantity: Quantity) -> bool:
    said = [a for a in doc.attributions if a.claim.contains(denial) and a.speaker_span]
    by = {doc.at(a.speaker_span).lower() for a in said if a.speaker_span}
    if quantity.source is None or not by:
        return True
    speaker = doc.attributions[quantity.source].speaker_span
    return speaker is not None and doc.at(speaker).lower() in by


def _same_incident(doc: Document, one: Sentence, other: Sentence) -> bool:
    """Whether both speak of one kind of incident, and of no two places or days."""
    mine, theirs = _incidents(doc, one), _incidents(doc, other)
    if not mine & theirs or len(_incidents_of(doc)) > len(mine & theirs) + 1:
        return False
    if _days(doc, one) and _days(doc, other) and _days(doc, one) != _days(doc, other):
        return False
    spots = _spots(doc, one), _spots(doc, other)
    return not all(spots) or bool(spots[0] & spots[1])


@cache
def _kinds() -> dict[str, int]:
    groups = sorted(lexicon("coh_incidents", "newslint_rules.data"))
    return {noun: index for index, line in enumerate(groups) for noun in line.split()}


def _incidents(doc: Document, sentence: Sentence) -> frozenset[int]:
    """The kinds of incident that a sentence, or else its paragraph up to there, names."""
    own = _named(doc, sentence)
    if own or sentence.index == 0:
        return own
    before = doc.sentences[sentence.index - 1]
    return _named(doc, before) if before.paragraph == sentence.paragraph else own


def _named(doc: Document, sentence: Sentence) -> frozenset[int]:
    words = (t.lemma.lower() for t in doc.words_in(sentence) if t.upos in ("NOUN", "PROPN"))
    return frozenset(_kinds()[w] for w in words if w in _kinds())


def _incidents_of(doc: Document) -> frozenset[int]:
    return frozenset().union(*(_named(doc, s) for s in doc.sentences))


def _days(doc: Document, sentence: Sentence) -> frozenset[str]:
    own = (t for t in doc.dates if t.sentence == sentence.index and t.kind is not TimeKind.CLOCK)
    return frozenset(doc.at(t.span).lower() for t in own)


def _spots(doc: Document, sentence: Sentence) -> frozenset[str]:
    words = doc.words_in(sentence)
    return frozenset(
        t.lower
        for t in words
        if t.upos == "PROPN"
        and any(c.lower in ("in", "at", "near") for c in doc.tokens.children(t, "case"))
        and t.lower not in {d for day in _days(doc, sentence) for d in day.split()}
    )
