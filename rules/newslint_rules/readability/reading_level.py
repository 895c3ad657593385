"""reading-level: the copy asks for more years of school than the house wants.

## What it does
Works out the Flesch-Kincaid grade and the Gunning fog index of the body and the Flesch-Kincaid
grade of the first sentence, and reports each that is above its limit, on the first words of the
story. Stories under fifty words are not judged.

## Why it matters
News is read on the way to somewhere else. Long words in long sentences lose readers whom shorter
ones would have kept.

## Bad
Notwithstanding considerable institutional resistance, representatives of the administration
indicated that comprehensive reorganisation of municipal transportation infrastructure constituted
an indispensable precondition for sustainable metropolitan development, characterising alternative
recommendations as fundamentally irreconcilable with established environmental responsibilities and
financial considerations, while simultaneously acknowledging unquestionable organisational
inadequacies within participating departments, professional associations, neighbouring
municipalities and international organisations.

## Good
The town will change its buses, the mayor said on Monday. She called the old plan too dear. It would
have cost nine million pesos a year. The new one will cost six. Drivers were told of it in May, and
most of them like it. Two lines will close. One of them runs to the mill, where few people work now.

## When to ignore
Court and science copy that must use long terms.

## Authority
Kincaid and others, "Derivation of New Readability Formulas" (1975); Gunning, "The Technique of
Clear Writing" (1952).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslint.api import Document, Finding, Option, Role, Rule, Sentence, Severity
from newslint_rules.readability._length import opening

_FEWEST_WORDS = 50
_LOCALE = "en-US"
"""textstat fetches a dictionary for ``en_US``; so spelled, it uses the patterns that it holds."""


class ReadingLevel(Rule):
    """Report indices of readability above their limits."""

    code = "REA011"
    name = "reading-level"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences"})
    quotes = "both"
    options = (
        Option("grade", 14.0, "highest Flesch-Kincaid grade of the body."),
        Option("fog", 18.0, "highest Gunning fog index of the body."),
        Option("lede_grade", 20.0, "highest Flesch-Kincaid grade of the first sentence."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each index above its limit."""
        sentences = [s for s in doc.sentences if s.role in (Role.BODY, Role.LIST_ITEM)]
        body = _Measured.of(doc, sentences)
        if body.words < _FEWEST_WORDS:
            return
        lede = _Measured.of(doc, sentences[:1])
        indices = (
            ("Flesch-Kincaid grade of the story", body.grade, self.option("grade")),
            ("Gunning fog index of the story", body.fog, self.option("fog")),
            ("Flesch-Kincaid grade of the lede", lede.grade, self.option("lede_grade")),
        )
        for what, value, limit in indices:
            if value > limit:
                message = f"{what}: {value:.1f}, over {limit:g}. Shorter words and sentences?"
                yield self.finding(opening(doc.text, sentences[0].span), message)


class _Measured(NamedTuple):
    """Counts of a text; ``long_words`` have three syllables or more."""

    words: int
    sentences: int
    syllables: int
    long_words: int

    @classmethod
    def of(cls, doc: Document, sentences: list[Sentence]) -> _Measured:
        text = " ".join(doc.at(sentence.span) for sentence in sentences)
        words = len(text.split())
        if not words:
            return cls(0, 0, 0, 0)
        import textstat

        textstat.set_lang(_LOCALE)
        syllables: int = textstat.syllable_count(text)
        long_words: int = textstat.polysyllabcount(text)
        return cls(words, len(sentences), syllables, long_words)

    @property
    def grade(self) -> float:
        """Flesch-Kincaid: years of schooling in the United States."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def fog(self) -> float:
        """Gunning fog: years of schooling, by long words."""
        return 0.4 * (self.words / self.sentences + 100 * self.long_words / self.words)
