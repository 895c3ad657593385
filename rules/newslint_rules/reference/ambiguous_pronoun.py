"""ambiguous-pronoun: a he or she that two people of its sentence may claim.

## What it does

Reports *he* or *she* as subject of a later clause when the same sentence has named two people who
fit, one as subject and one as object or the like, and neither is shown to be of the other gender.

## Why it matters

Most readers guess from sense, and some guess wrong. Naming one of the two again costs a word.

## Bad

The mayor of Velin met the minister after he resigned.

## Good

The mayor of Velin met the minister, who had just resigned.
---
Ms Okafor met the minister after he resigned.

## When to ignore

When sense leaves one reading only.

## Authority

Ezzini et al. (2022) on ambiguous reference in requirements.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Document, Finding, Gender, Mention, Related, Rule, Severity
from newslint_rules.reference._people import PRONOUNS, Candidate, People, Strength, pronouns

_ROLES = frozenset({"nsubj", "obj", "iobj", "obl"})


class AmbiguousPronoun(Rule):
    """Query a pronoun with two candidates in its own sentence."""

    code = "REF004"
    name = "ambiguous-pronoun"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each subject pronoun that two people fit."""
        people = People(doc)
        for pronoun in pronouns(doc):
            if not _opens_clause(doc, pronoun) or pronoun.index in people.speeches:
                continue
            rivals = _rivals(doc, people, pronoun)
            if len(rivals) == 2:
                first, second = (doc.at(c.mention.span) for c in rivals)
                message = f'"{doc.at(pronoun.span)}": {first} or {second}?'
                related = tuple(Related(c.mention.span, "may be meant") for c in rivals)
                yield self.finding(pronoun.span, message, related=related, confidence=0.6)


def _opens_clause(doc: Document, pronoun: Mention) -> bool:
    """Whether the pronoun is the subject of a clause below the main one."""
    head = doc.tokens[pronoun.head]
    governor = doc.tokens.head(head)
    return (
        head.deprel.startswith("nsubj")
        and governor is not None
        and governor.deprel.partition(":")[0] in {"advcl", "ccomp"}
    )


def _rivals(doc: Document, people: People, pronoun: Mention) -> list[Candidate]:
    """The people of the sentence before the pronoun that fit it, one mention of each."""
    gender = PRONOUNS[doc.tokens[pronoun.head].lower]
    found: dict[int, Candidate] = {}
    for candidate in people.before(pronoun):
        mention = candidate.mention
        if mention.sentence != pronoun.sentence:
            break
        role = doc.tokens[mention.head].deprel.partition(":")[0]
        known = candidate.gender in {Gender.UNKNOWN, gender} and candidate.likely(gender)
        if known and role in _ROLES and candidate.strength >= Strength.SPECIFIC:
            found.setdefault(mention.entity, candidate)
    return sorted(found.values(), key=lambda c: c.mention.head)
