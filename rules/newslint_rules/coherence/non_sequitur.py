"""non-sequitur: a sentence or a personal detail that belongs to nothing in the story.

## What it does
Looks at ages, birthplaces, family ties and looks told of a *he* or *she*, and reports them where
nobody in the sentences before can be meant: no single person of that gender is in focus, or only
the unnamed source who is speaking. So, too, with *the retired dentist* or *the father of three*.
Also reports an unnamed source who answers *yes* or *no* to a question that the story never asks,
and a sentence that shares no telling word and no reference with any other sentence of the story (a
warning, since a writer may have meant it). Profiles, obituaries and court reports, where the detail
is about the person in focus, are left alone.

## Why it matters
Such a line is a figure or a sentence that has lost its place: a count turned into an age, a line
of another story, a biography cut off from its owner.

## Bad
Police said the convoy had been stopped at the bridge. Two trucks were burned.

A customs source said 31 drivers had been held. A port official said he was 52 years old.
---
The refinery will close in May, the company said. It employs 900 people.

She was raised in Tampico by an aunt who mended clocks. The unions called a strike.

---
The bakers of the old town went on strike on Monday over the price of flour. They want the council
to cut the market toll.

The strike closed 40 bakeries, and queues formed outside the last open shop, the bakers' guild
said. Flour has doubled in price since March. Rowers from Adelaide broke a lake record near Geneva.
The council will discuss the toll on Thursday, a councillor said.

The guild wants flour to be sold from the city's own mill.

## Good
A man was pulled from the river at dawn. Police said he was 52 years old.
---
Engineer Marta Solis designed the refinery. She was raised in Tampico by an aunt who mended clocks.
---
The hut was empty but for a shepherd and his dog. The shepherd had lit a stove. He is 52 years old.

## When to ignore
The person was named in a caption or a box that the file does not hold.

## Authority
Copy-desk practice; studies of coherence name the fault "reference to nobody" (SNaC, 2022).
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    EntityKind,
    Finding,
    Form,
    Gender,
    Mention,
    Number,
    QuantityKind,
    Related,
    Rule,
    Severity,
    Span,
    lazy_regex,
    lexicon,
)
from newslint_rules.coherence._details import Detail, details, labels
from newslint_rules.coherence._outsiders import outsiders
from newslint_rules.coherence._words import gist_of
from newslint_rules.reference._people import PRONOUNS, Candidate, People, Strength, pronouns

_FOCUS = 4
"""Sentences back within which a person is still in focus."""
_FOCUS_OF_AGE = 3
"""The same for ages, which are given where a person is introduced."""
_FOCUS_OF_LABEL = 8
"""The same for a description (*the retired dentist*), which may name anybody anew."""
_FEW = 2
"""Mentions by name up to which a quoted expert is no more than a source."""
_DATA = "newslint_rules.data"
_LOWEST = 5
"""Smaller figures are seldom taken for ages."""
_FIGURES = frozenset({QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.MEASURE})
_DIGITS = lazy_regex(r"\d+")
_ANSWER = lazy_regex(
    r"(?:no|yes|nope|yeah|not at all|not really|of course not|never|no idea),\s\p{L}",
    regex.I,
)
_ANSWERING = frozenset("no yes nope yeah never of course i idea don't know".split())
_FEWEST_TOLD = 2
"""Words that an answer must have for its having none in common with the story to say anything."""
_ASKING = lazy_regex(r"\?|\b(?:ask|question|whether|inquir|enquir|wonder|reply|replied)", regex.I)
_COMPANY_LIKE = lazy_regex(r"\p{Ll}\p{Lu}|\d")


class NonSequitur(Rule):
    """Report personal details and answers that belong to nobody."""

    code = "COH001"
    name = "non-sequitur"
    severity = Severity.ERROR
    reads = frozenset(
        {
            "structure",
            "sentences",
            "quotes",
            "tokens",
            "mentions",
            "entities",
            "attributions",
            "quantities",
            "fit",
        }
    )
    quotes = "both"
    supersedes = frozenset({"REF001", "REF002"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each detail about nobody, answer to nothing and loose sentence."""
        found, labelled = list(details(doc, pronouns(doc))), list(labels(doc))
        if found or labelled:
            focus = _Focus(doc)
            strays = [d for d in found if focus.holds_nobody(d) or _is_count(doc, d)]
            strays += [detail for detail in labelled if focus.is_empty(detail.pronoun)]
            for detail in strays:
                yield self._stray(doc, detail)
        yield from self._answers(doc)
        for sentence in outsiders(doc):
            opening = " ".join(doc.at(word) for word in sentence.words[:4])
            message = f'"{opening} …": nothing in this comes up anywhere else. Does it belong here?'
            yield self.finding(sentence.span, message, confidence=0.7, severity=Severity.WARNING)

    def _stray(self, doc: Document, detail: Detail) -> Finding:
        words = doc.at(detail.span)
        related: tuple[Related, ...] = ()
        hint = "Nobody in focus fits."
        count = _count_before(doc, detail) if detail.is_age else None
        if count is not None:
            line = doc.line_of(count.start)
            hint = f'Or is it a figure, like "{doc.at(count)}" on line {line}?'
            related = (Related(count, "a count just before"),)
        return self.finding(detail.span, f'"{words}": who? {hint}', related=related, confidence=0.9)

    def _answers(self, doc: Document) -> Iterator[Finding]:
        """Quotations in which an unnamed source answers what nobody has asked."""
        for claim in doc.attributions:
            if not claim.anonymous or (claim.direct and not claim.quotes):
                continue
            said = doc.quotes[claim.quotes[0]].inner if claim.direct else claim.claim
            if not _ANSWER.match(doc.text, said.start, said.end):
                continue
            sentences = doc.sentences[max(0, claim.sentence - 2) : claim.sentence + 1]
            around = doc.text[sentences[0].span.start : sentences[-1].span.end]
            rest = doc.text[: sentences[-1].span.start] + doc.text[sentences[-1].span.end :]
            if _ASKING.search(around) or not _is_new(doc.at(said), rest):
                continue
            span = doc.quotes[claim.quotes[0]].span if claim.direct else said
            yield self.finding(
                span,
                "An answer, but to what? Nobody asks, and the story has nothing else on it.",
                confidence=0.7,
            )


def _is_new(said: str, rest: str) -> bool:
    """Whether the names and figures of an answer, or all its words, stand nowhere else."""
    answer, known = gist_of(said), gist_of(rest).bag
    telling = answer.telling - _ANSWERING
    if telling and not telling & known:
        return True
    told = answer.bag - _ANSWERING
    return len(told) >= _FEWEST_TOLD and not told & known


class _Focus:
    """Who a personal detail may be about."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._people = People(doc)
        self._sources = {a.speaker for a in doc.attributions if a.speaker is not None}

    def holds_nobody(self, detail: Detail) -> bool:
        """Whether no earlier mention can be the person that a detail is about."""
        head = self._doc.tokens[detail.pronoun.head]
        gender = PRONOUNS[head.lower]
        if detail.pronoun.orphan < 0.05 and not detail.is_age and self._linked(detail.pronoun):
            return False
        focus = _FOCUS_OF_AGE if detail.is_age else _FOCUS
        for candidate in self._people.before(detail.pronoun):
            if self._people.distance(candidate.mention, detail.pronoun) > focus:
                return True
            if self._may_be(candidate, detail, gender):
                return False
        return True

    def is_empty(self, label: Mention) -> bool:
        """Whether no certain person but a source stands in front of a description of one."""
        for candidate in self._people.before(label):
            if self._people.distance(candidate.mention, label) > _FOCUS_OF_LABEL:
                return True
            same = candidate.mention.span.overlaps(label.span)
            if candidate.strength is Strength.LOOSE or same or self._is_source(candidate.mention):
                continue
            return False
        return True

    def _linked(self, pronoun: Mention) -> bool:
        """Whether the pronoun goes with a name that the story is about, not with a mere source."""
        entity = self._doc.entities[pronoun.entity]
        if entity.name is None or len(entity.mentions) < _FEW + 1:
            return False
        return not self._is_source(self._doc.mentions[entity.mentions[0]])

    def _may_be(self, candidate: Candidate, detail: Detail, gender: Gender) -> bool:
        mention = candidate.mention
        if mention.number is Number.PLURAL or not candidate.likely(gender):
            return False
        if self._is_source(mention):
            return False
        distance = self._people.distance(mention, detail.pronoun)
        if candidate.strength is Strength.LOOSE:
            return distance < 2 and self._doc.tokens[mention.head].text.isalpha()
        if candidate.gender is not Gender.UNKNOWN:
            return True
        if not self._is_described(mention) and self._is_company_like(mention):
            return False
        if self._is_doubtful(candidate):
            return not detail.is_age
        return mention.form is not Form.NOMINAL or distance < _FOCUS_OF_AGE

    def _is_source(self, mention: Mention) -> bool:
        """Whether a mention is an unnamed official or the like, or an expert quoted in passing."""
        sources = lexicon("coh_sources", _DATA)
        entity = self._doc.entities[mention.entity]
        if mention.form is Form.NOMINAL and entity.name is None:
            return self._doc.tokens[mention.head].lemma in sources
        forms = (self._doc.mentions[m].form for m in entity.mentions)
        named = [form for form in forms if form not in (Form.NOMINAL, Form.PRONOUN)]
        return len(named) <= _FEW and any(
            word in sources for title in entity.titles for word in title.lower().split()[:2]
        )

    def _is_doubtful(self, candidate: Candidate) -> bool:
        """Whether nothing but capitals speaks for a name being a person's."""
        named = self._doc.entities[candidate.mention.entity].name is not None
        return named and candidate.share is None and not self._is_described(candidate.mention)

    def _is_described(self, mention: Mention) -> bool:
        """Whether a title or an age shows a person."""
        entity = self._doc.entities[mention.entity]
        human = lexicon("person_nouns")
        titled = any(word in human for title in entity.titles for word in title.lower().split())
        return titled or bool(entity.ages)

    def _is_company_like(self, mention: Mention) -> bool:
        """Whether a name looks like that of a firm.

        It has initials in brackets after it or capitals inside its words, begins the longer name of
        an organisation, or is where somebody works (*an analyst at Arden Lowe*).
        """
        doc = self._doc
        named = [doc.mentions[i] for i in doc.entities[mention.entity].mentions]
        return any(
            doc.text.startswith(" (", m.span.end)
            or _COMPANY_LIKE.search(doc.at(m.span))
            or self._begins_organisation(m)
            or self._is_employer(m)
            for m in named
            if m.form is Form.NAME
        )

    def _begins_organisation(self, mention: Mention) -> bool:
        name = f"{self._doc.at(mention.span)} "
        return any(
            other.kind is EntityKind.ORGANISATION and self._doc.at(other.span).startswith(name)
            for other in self._doc.mentions
        )

    def _is_employer(self, mention: Mention) -> bool:
        tokens = self._doc.tokens
        head = tokens[mention.head]
        governor = tokens.head(head)
        at_work = any(t.lower == "at" for t in tokens.children(head, "case"))
        return at_work and governor is not None and governor.lemma in lexicon("person_nouns")


def _is_count(doc: Document, detail: Detail) -> bool:
    """Whether an unnamed source gives for an age the very figure that was a count just before.

    Somebody may be in focus, but then his age is known, or nobody asks for it.
    """
    age = _DIGITS.search(doc.at(detail.span)) if detail.is_age else None
    claims = (a for a in doc.attributions if a.claim.contains(detail.span))
    if age is None or not any(claim.anonymous for claim in claims):
        return False
    first = doc.sentences[max(0, detail.pronoun.sentence - 2)]
    figure = rf"(?<![\d.,$£€]){age.group()}(?![\d,]|[- ]years?[- ]old)"
    before = doc.text[first.span.start : detail.span.start]
    return regex.search(figure, before) is not None


def _count_before(doc: Document, detail: Detail) -> Span | None:
    """A figure of the sentences before that may have become the age: the same, or the last one."""
    figures = [
        quantity
        for quantity in doc.quantities
        if quantity.span.end <= detail.span.start
        and quantity.kind in _FIGURES
        and quantity.value >= _LOWEST
        and quantity.sentence >= detail.pronoun.sentence - 2
    ]
    if not figures:
        return None
    age = _DIGITS.search(doc.at(detail.span))
    same = [q for q in figures if age and int(q.value) == int(age.group())]
    figure = (same or figures)[-1]
    noun = None if figure.noun_token is None else doc.tokens[figure.noun_token].span
    return figure.span if noun is None or noun.end < figure.span.end else figure.span.to(noun)
