"""Mentions before they are told apart and linked: names from the copy, the rest from the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from newslint.analysis.coreference.forms import (
    NEUTER,
    form_of,
    gender_of,
    is_modifier,
    nominal_span,
    number_of,
    pronoun_kind,
)
from newslint.analysis.names import ProperName, given_names, name_kind, parse_person, proper_names
from newslint.analysis.nn.result import MENTION_TYPES, Reading
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Gender, Number
from newslint.model.span import Span
from newslint.model.tokens import Token
from newslint.patterns import lazy_regex

__all__ = ["Draft", "drafts"]

_KINDS = {
    "person": EntityKind.PERSON,
    "place": EntityKind.PLACE,
    "organization": EntityKind.ORGANISATION,
    "object": EntityKind.OBJECT,
    "event": EntityKind.EVENT,
    "time": EntityKind.TIME,
    "substance": EntityKind.OBJECT,
    "animal": EntityKind.OBJECT,
    "plant": EntityKind.OBJECT,
    "abstract": EntityKind.ABSTRACT,
}
_PERSON = MENTION_TYPES.index("person")
_FAINT = 0.1
_CERTAIN = 0.95
_SURE = 0.2
_TOWNS = frozenset({"Town", "City", "County", "United"})
_SCORE = lazy_regex(r"(?<![\d-])\d{1,2}[-–]\d{1,2}(?![\d-])")
_UNSURE = frozenset({EntityKind.ABSTRACT, EntityKind.OBJECT})
Scores = dict[EntityKind, float]


class Draft(NamedTuple):
    """A mention without its links. ``words`` are the words of a name, empty for other mentions."""

    head: Token
    span: Span
    kind: EntityKind
    form: Form
    number: Number
    gender: Gender
    confidence: float
    words: tuple[str, ...] = ()
    title: Span | None = None


def drafts(doc: Document) -> list[Draft]:
    """All mentions in order of their head words."""
    reading = cast(Reading, doc.layer("reading"))
    names = proper_names(doc)
    covered = {token for name in names for token in name.tokens}
    found = list(_names(doc, reading, names))
    for head in sorted(_heads(doc, reading), key=lambda token: token.index):
        if head.index not in covered and not is_modifier(doc.tokens, head):
            found.append(_plain(doc, reading, head))
    return sorted(found, key=lambda draft: draft.head.index)


def _heads(doc: Document, reading: Reading) -> set[Token]:
    """The heads of the mentions that the model sees, and of those to people with an article."""
    heads = {doc.tokens[word] for word in reading.links.words}
    for token in doc.tokens:
        if token.upos == "NOUN" and reading.mention[token.index][_PERSON] > _FAINT:
            person = token.lemma in lexicon("person_nouns")
            if person and doc.tokens.children(token, "det"):
                heads.add(token)
    return heads


def _names(doc: Document, reading: Reading, names: Sequence[ProperName]) -> Iterator[Draft]:
    """Names; those of the same wording share what the model thinks of each of them."""
    texts = [tuple(doc.tokens[i].text for i in name.words) for name in names]
    own = [_scores(reading, name.words) for name in names]
    shared: dict[tuple[str, ...], Scores] = {}
    for text, scores in zip(texts, own, strict=True):
        total = shared.setdefault(text, dict.fromkeys(EntityKind, 0.0))
        for kind, score in scores.items():
            total[kind] += score
    titled = {text for text, name in zip(texts, names, strict=True) if name.title}
    described = {
        text for text, name in zip(texts, names, strict=True) if _is_described_as_body(doc, name)
    }
    kinds: list[EntityKind] = []
    for name, words in zip(names, texts, strict=True):
        total = shared[words]
        whole = sum(total.values()) or 1.0
        scores = {kind: score / whole for kind, score in total.items()}
        title = [doc.tokens[i].text for i in name.title]
        kind = name_kind(words, title or (["Mr"] if words in titled else []), scores)
        described_as_body = words in described and not title
        kinds.append(EntityKind.ORGANISATION if described_as_body else kind)
    clubs = _clubs(doc, names, texts)
    kinds = [
        EntityKind.ORGANISATION if t in clubs and len(t) > 1 else k
        for t, k in zip(texts, kinds, strict=True)
    ]
    people = _parts_of_people(names, texts, kinds, own)
    bodies = _beginnings_of_bodies(texts, kinds, titled) | _taken_up_as_things(
        doc, reading, names, titled
    )
    for name, words, seen, kind in zip(names, texts, own, kinds, strict=True):
        if words in people and not _is_located(doc, name):
            kind = EntityKind.PERSON
        elif words in clubs and not _is_located(doc, name):
            kind = EntityKind.ORGANISATION
        elif words not in titled and _is_place_of_dateline(doc, words):
            kind = EntityKind.PLACE
        elif len(words) == 1 and kind is EntityKind.PERSON:
            kind = bodies.get(words[0], kind)
        yield _name(doc, name, words, kind, max(seen.values()))


def _parts_of_people(
    names: Sequence[ProperName],
    texts: Sequence[tuple[str, ...]],
    kinds: Sequence[EntityKind],
    own: Sequence[Scores],
) -> frozenset[tuple[str, ...]]:
    """Surnames, with and without particles, and first names of people surely named in full.

    What is a well-known body's name as well is theirs only if the full name comes first.
    """
    parts: set[tuple[str, ...]] = set()
    bodies: set[tuple[str, ...]] = set()
    for name, words, kind, scores in zip(names, texts, kinds, own, strict=True):
        sure = name.title or words[0] in given_names() or scores[EntityKind.PERSON] > _CERTAIN
        if kind is EntityKind.PERSON and len(words) > 1 and sure:
            tails = (words[cut:] for cut in range(1, len(words)))
            surname = next(tail for tail in tails if not parse_person(tail).full)
            parts |= {words[:1], words[-1:], surname} - bodies
        elif words[0] in lexicon("organisations") and words[:1] not in parts:
            bodies.add(words[:1])
    return frozenset(parts)


def _beginnings_of_bodies(
    texts: Sequence[tuple[str, ...]], kinds: Sequence[EntityKind], titled: set[tuple[str, ...]]
) -> dict[str, EntityKind]:
    """The kinds of longer names of bodies and places by their first words: *Calder* Rovers."""
    found: dict[str, EntityKind] = {}
    for words, kind in zip(texts, kinds, strict=True):
        body = kind in {EntityKind.ORGANISATION, EntityKind.PLACE}
        if body and len(words) == 2 and words[:1] not in titled:
            found.setdefault(words[0], kind)
    return found


def _taken_up_as_things(
    doc: Document,
    reading: Reading,
    names: Sequence[ProperName],
    titled: set[tuple[str, ...]],
) -> dict[str, EntityKind]:
    """Single names that *it* or *its* goes back to in the same sentence, which are bodies'."""
    taken: set[int] = set()
    words, antecedents, doubts = reading.links
    for word, target, doubt in zip(words, antecedents, doubts, strict=True):
        neuter = doc.tokens[word].lower in NEUTER and doubt < _SURE
        if (
            neuter
            and target >= 0
            and doc.tokens[words[target]].sentence == doc.tokens[word].sentence
        ):
            taken.add(words[target])
    single = (
        doc.tokens[name.words[0]] for name in names if len(name.words) == 1 and not name.title
    )
    return {
        t.text: EntityKind.ORGANISATION
        for t in single
        if t.index in taken and t.text not in given_names() and (t.text,) not in titled
    }


def _clubs(
    doc: Document, names: Sequence[ProperName], texts: Sequence[tuple[str, ...]]
) -> frozenset[tuple[str, ...]]:
    """Clubs named like towns, beside a score (*Halden Town won 3-2*), and their short forms."""
    found: set[tuple[str, ...]] = set()
    for name, words in zip(names, texts, strict=True):
        towns = len(words) == 2 and words[1] in _TOWNS
        if towns and _SCORE.search(doc.at(doc.sentences[name.sentence].span)):
            found |= {words, words[:1]}
    return frozenset(found)


def _is_place_of_dateline(doc: Document, words: Sequence[str]) -> bool:
    """Whether a name that the model takes for another thing is the place of the dateline."""
    dateline = doc.structure.dateline
    return dateline is not None and " ".join(words).casefold() == dateline.place.casefold()


def _is_located(doc: Document, name: ProperName) -> bool:
    """Whether *in*, *at* and the like make a single name that of a place."""
    return any(
        t.lower in {"in", "at", "near", "outside", "around"}
        for t in doc.tokens.children(doc.tokens[name.words[-1]], "case")
    )


def _is_described_as_body(doc: Document, name: ProperName) -> bool:
    """Whether a noun beside it says that it is a body: *the company, X,* or *X, a charity,*."""
    tokens = doc.tokens
    inside = {*name.words}
    for index in name.words:
        token = tokens[index]
        beside = list(tokens.children(token, "appos"))
        if token.deprel == "appos" and token.head not in inside:
            beside.append(tokens[token.head])
        if any(_is_body(t) for t in beside):
            return True
    first = name.words[0]
    return first > 1 and tokens[first - 1].text == "," and _is_body(tokens[first - 2])


def _is_body(noun: Token) -> bool:
    return (
        noun.upos == "NOUN"
        and noun.lemma in lexicon("organisation_nouns")
        and noun.lemma not in lexicon("person_nouns")
    )


def _scores(reading: Reading, words: Sequence[int]) -> Scores:
    """What the model thinks of the likeliest head among ``words``."""
    best = min(words, key=lambda i: reading.mention[i][0])
    return _kind_scores(reading, best)


def _kind_scores(reading: Reading, word: int) -> Scores:
    scores = dict.fromkeys(EntityKind, 0.0)
    for label, score in zip(MENTION_TYPES, reading.mention[word], strict=True):
        if label in _KINDS:
            scores[_KINDS[label]] += score
    return scores


def _name(
    doc: Document, name: ProperName, words: tuple[str, ...], kind: EntityKind, score: float
) -> Draft:
    tokens = [doc.tokens[i] for i in name.words]
    inside = set(name.tokens)
    head = next((t for t in tokens if t.head not in inside), tokens[-1])
    title = [doc.tokens[i] for i in name.title]
    plural = head.xpos == "NNPS" and kind is not EntityKind.PLACE
    if kind is EntityKind.PERSON:  # the Joneses, but not Jones
        plural = plural and name.tokens[0] > 0 and doc.tokens[name.tokens[0] - 1].lower == "the"
    if words[-1] in lexicon("demonyms") and words[-1].endswith("s"):
        kind, plural = EntityKind.GROUP, True
    full = kind is not EntityKind.PERSON or parse_person(words).full
    form = Form.NAME if full else Form.SURNAME
    letters = words[0].replace(".", "").removesuffix("s") if len(words) == 1 else ""
    if len(letters) > 1 and letters.isupper():
        form = Form.INITIALS
        plural = plural or words[0].endswith("s")
    return Draft(
        head=head,
        span=tokens[0].span.to(tokens[-1].span),
        kind=kind,
        form=form,
        number=Number.PLURAL if plural else Number.SINGULAR,
        gender=gender_of([t.lower for t in title], doc.tokens, head),
        confidence=score,
        words=words,
        title=title[0].span.to(title[-1].span) if title else None,
    )


def _plain(doc: Document, reading: Reading, head: Token) -> Draft:
    """A pronoun or a common noun with what belongs to it."""
    scores = _kind_scores(reading, head.index)
    form = form_of(head)
    kind = max(scores, key=lambda k: scores[k])
    confidence = scores[kind]
    if form is Form.PRONOUN:
        kind = pronoun_kind(head) or kind
    elif head.lemma in lexicon("person_nouns") and scores[EntityKind.PERSON] > _FAINT:
        kind = EntityKind.PERSON
    elif head.lower in lexicon("organisation_nouns") and (
        kind is EntityKind.PERSON or (kind in _UNSURE and _bears_name(doc, head))
    ):
        kind = EntityKind.ORGANISATION
    return Draft(
        head=head,
        span=nominal_span(doc.tokens, head),
        kind=kind,
        form=form,
        number=number_of(head),
        gender=gender_of([head.lower], doc.tokens, head),
        confidence=confidence,
    )


def _bears_name(doc: Document, noun: Token) -> bool:
    """Whether a name stands before a common noun: *the Calder network*."""
    return any(t.upos == "PROPN" for t in doc.tokens.children(noun, "compound"))
