"""pronoun-no-antecedent: a *he* or *she* when no man or woman who could be meant has been named.

## What it does

Looks for *he, him, his, she, her* in the running text with nobody before it in the story that the
word can take up: no name, title or certain person of that gender within reach. Two voices decide,
the distance to the last person who fits and the language model's own doubt. A name inside what the
pronoun itself says does not count (*He said Lu would resign*). Quotations and paragraphs in the
first person are left alone, and so are a name that follows in the same sentence (*When he arrived,
Lu ...*) and a feature's opening that holds its subject back. Of a run of pronouns only the first is
reported.

## Why it matters

The commonest wound of a cut: the paragraph that introduced the speaker goes, and "he said" stays.
The reader looks for the man, finds the wrong one or none. Software that spins or translates copy
makes the same fault by guessing subjects that the source language leaves out.

## Bad

Port of Halden to stay shut

HALDEN - Cranes stood still on Monday after a week of storms, and ships waited outside the bay.

Two of the four quays were damaged, the harbour company said in a statement.

He expected repairs to take until March and blamed cheap concrete for the collapse.

## Good

Port of Halden to stay shut

HALDEN - Cranes stood still on Monday after a week of storms, and ships waited outside the bay.

Two of the four quays were damaged, harbour master Lu Chen said in a statement.

He expected repairs to take until March and blamed cheap concrete for the collapse.

## When to ignore

Where the house style lets a photograph or caption outside the file introduce the person.

## Authority

Clear reference is basic copy-desk practice; reference errors are a class of their own in studies
of long texts (Goyal et al., SNaC, 2022).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.api import (
    Document,
    Finding,
    Gender,
    Mention,
    Number,
    Related,
    Role,
    Rule,
    Severity,
    Span,
    lexicon,
)
from newslint_rules.reference import _thresholds as limits
from newslint_rules.reference._people import DATA, PRONOUNS, Candidate, People, Strength, pronouns

_REFLEXIVE = frozenset({"himself", "herself"})
"""Forms that their own clause explains."""
_SPEAKERS = frozenset({"i", "me", "my"})
"""Words of one who speaks; *we* and *us* may be the paper's."""
_CHAIN = 3
_LEDE = 6
_WORDS = {Gender.MALE: "man", Gender.FEMALE: "woman"}


class PronounNoAntecedent(Rule):
    """Query a he or she that nobody before it explains."""

    code = "REF001"
    name = "pronoun-no-antecedent"
    severity = Severity.ERROR
    supersedes = frozenset({"REF002", "REF010"})
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first pronoun of each run that has no antecedent."""
        people = People(doc)
        last: dict[Gender, Mention] = {}
        explained: dict[Gender, Mention] = {}
        for pronoun in pronouns(doc):
            word = doc.tokens[pronoun.head].lower
            if word in _REFLEXIVE or _is_speech(doc, pronoun):
                continue
            gender = PRONOUNS[word]
            before = last.get(gender)
            last[gender] = pronoun
            if before is not None and people.distance(before, pronoun) <= _CHAIN:
                continue
            distances = _distances(people, pronoun, gender)
            if gender in explained:
                earlier = people.distance(explained[gender], pronoun)
                distances[Strength.SPECIFIC] = min(distances[Strength.SPECIFIC], earlier)
            confidence = _confidence(distances, _doubt(people, pronoun))
            if confidence and not _is_held_back(doc, people, pronoun, gender):
                yield self._finding(doc, people, pronoun, gender, confidence)
            else:
                explained[gender] = pronoun

    def _finding(
        self, doc: Document, people: People, pronoun: Mention, gender: Gender, confidence: float
    ) -> Finding:
        word = doc.at(pronoun.span)
        nearest = next((c for c in people.before(pronoun) if c.strength > Strength.LOOSE), None)
        message = f'"{word}": who is meant? No {_WORDS[gender]} comes before this in the story.'
        related: tuple[Related, ...] = ()
        if nearest is not None:
            name, line = doc.at(nearest.mention.span), doc.line_of(nearest.mention.span.start)
            message = f'"{word}": who is meant? The last person before is {name} on line {line}.'
            related = (Related(nearest.mention.span, "the last person mentioned"),)
        return self.finding(pronoun.span, message, related=related, confidence=confidence)


def _distances(people: People, pronoun: Mention, gender: Gender) -> dict[Strength, int]:
    """Sentences back to the nearest candidate of each strength that fits and is likely."""
    found = dict.fromkeys(Strength, limits.NEVER)
    speaks = pronoun.index in people.speeches
    for candidate in people.before(pronoun):
        if speaks and not candidate.speaks:
            continue
        if candidate.likely(gender):
            back = people.distance(candidate.mention, pronoun)
            strength = candidate.strength
            if _is_shown_before(people, candidate, pronoun):
                strength = Strength.NAMED
            found[strength] = min(found[strength], back)
        elif candidate.fits(gender):
            back = people.distance(candidate.mention, pronoun)
            found[Strength.LOOSE] = min(found[Strength.LOOSE], back)
    speaker = people.goes_on(pronoun)
    if speaker is not None and people.distance(speaker, pronoun) <= _CHAIN:
        found[Strength.NAMED] = min(found[Strength.NAMED], 1)
    return found


def _is_shown_before(people: People, candidate: Candidate, pronoun: Mention) -> bool:
    """Whether the sentence before, in the same paragraph, brings somebody in without a name.

    *The footage shows a gunman. He ...* For one whom the story tells more of, he or she must be its
    subject: *One of them, a former fighter, has gone home. He ...*
    """
    doc, shown = people.doc, candidate.mention
    if candidate.strength not in {Strength.LOOSE, Strength.SPECIFIC}:
        return False
    if people.distance(shown, pronoun) > 1 or shown.number is Number.PLURAL:
        return False
    if doc.sentences[shown.sentence].paragraph != doc.sentences[pronoun.sentence].paragraph:
        return False
    head = doc.tokens[shown.head]
    if candidate.strength is Strength.LOOSE and candidate.speaks:
        return head.lemma not in lexicon("ref_generic_people", DATA)
    governor = doc.tokens.head(head) if head.deprel == "appos" else head
    return governor is not None and governor.deprel.startswith("nsubj")


def _doubt(people: People, pronoun: Mention) -> float:
    """The language model's doubt, or more where its link or the sentence speaks against it."""
    if people.contradicts(pronoun):
        return max(pronoun.orphan, limits.CONTRADICTED)
    if pronoun.orphan >= limits.SURE and people.clashes(pronoun):
        return max(pronoun.orphan, limits.CLASHING)
    return pronoun.orphan


def _confidence(distances: dict[Strength, int], orphan: float) -> float:
    """How sure it is that nobody is meant, 0 where somebody may be."""
    named, specific = distances[Strength.NAMED], distances[Strength.SPECIFIC]
    certain = min(named, specific)
    nearest = min(certain, distances[Strength.MAYBE])
    found = [_step(limits.ANYBODY, nearest, orphan)]
    if nearest > 0:  # nobody in the pronoun's own sentence
        found += [_step(limits.CERTAIN, certain, orphan), _step(limits.BY_NAME, named, orphan)]
    return max(found)


def _step(steps: tuple[limits.Step, ...], distance: int, orphan: float) -> float:
    return next((s.confidence for s in steps if distance >= s.distance and orphan >= s.doubt), 0.0)


def _is_held_back(doc: Document, people: People, pronoun: Mention, gender: Gender) -> bool:
    """Whether the person is named after the pronoun, as writers may do.

    That is later in its sentence, unless the pronoun is the subject that says or does it all; or
    soon after a story's opening paragraph.
    """
    names = [
        c for c in people.after(pronoun, _LEDE) if c.likely(gender) and c.strength is Strength.NAMED
    ]
    opening = _opening(doc)
    if opening is not None and doc.sentences[pronoun.sentence].paragraph == opening:
        first = next(i for i, s in enumerate(doc.sentences) if s.paragraph == opening)
        return bool(names) and not any(
            c.strength is Strength.NAMED and c.mention.sentence >= first
            for c in people.before(pronoun)
        )
    speech = people.speeches.get(pronoun.index)
    claims = [speech.claim] if speech else []
    here = [c for c in names if c.mention.sentence == pronoun.sentence]
    return not _is_main_subject(doc, pronoun) and any(_outside(c, claims) for c in here)


def _outside(candidate: Candidate, claims: Sequence[Span]) -> bool:
    return not any(claim.contains(candidate.mention.span) for claim in claims)


def _is_speech(doc: Document, pronoun: Mention) -> bool:
    """Whether somebody speaks for himself in the paragraph: an interview, a speech, a column."""
    paragraph = doc.structure.paragraphs[doc.sentences[pronoun.sentence].paragraph]
    return any(
        token.lower in _SPEAKERS and doc.quote_at(token.span.start) is None
        for token in doc.tokens.in_span(paragraph.span)
    )


def _opening(doc: Document) -> int | None:
    body = doc.structure.of_role(Role.BODY)
    return body[0].index if body else None


def _is_main_subject(doc: Document, pronoun: Mention) -> bool:
    head = doc.tokens[pronoun.head]
    governor = doc.tokens.head(head)
    return head.deprel.startswith("nsubj") and governor is not None and governor.head < 0
