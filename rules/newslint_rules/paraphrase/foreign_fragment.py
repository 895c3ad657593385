"""foreign-fragment: a sentence left in another language.

## What it does
Counts the small words of Spanish, French, German, Italian, Portuguese and Dutch in each sentence of
six words or more, and reports a sentence of the body in which they prevail and English ones are
missing. Quotations and names of works do not count, and a
story that is foreign for the most part is left alone.

## Why it matters
A sentence was skipped when the copy was translated, or pasted in from the source.

## Bad
The bridge will close on Monday. El puente fue construido por los ingenieros de la empresa en 1960.
---
Trains were late. Der Verkehr auf der Strecke wird nach der Sperrung noch am Abend freigegeben.

## Good
The bridge will close on Monday. It was built by engineers of La Rioja in 1960.
---
The film, "El puente de los ingenieros de la empresa", opens in Los Angeles on Monday.

## When to ignore
A line of verse or a slogan that the story goes on to translate.

## Authority
Wire hygiene.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint.api import Document, Finding, Role, Rule, Severity, Span, lazy_regex, lexicon

_WORD = lazy_regex(r"\p{L}+(?:['’]\p{L}+)*")
_FEWEST_WORDS = 6
_SHARE = 0.3
"""Share of small words from which a sentence is in that language."""
_DIFFERENT = 3
# The small words that hardly any English sentence of six words does without.
_ENGLISH = frozenset(
    "the of and to is was were are be been has have had that it its with for on at by from this "
    "not but or he she they his her their will would which who after said says".split()
)


class ForeignFragment(Rule):
    """Report sentences in another language."""

    code = "TRA008"
    name = "foreign-fragment"
    severity = Severity.WARNING
    reads = frozenset({"sentences", "quotes"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each foreign sentence; none if most of the story is foreign."""
        body = [sentence for sentence in doc.sentences if sentence.role is Role.BODY]
        foreign = []
        for sentence in body:
            words = list(_WORD.finditer(doc.text, sentence.span.start, sentence.span.end))
            language = _language([word.group().lower() for word in words])
            if language is not None:
                foreign.append((Span(words[0].start(), words[5].end()), language, sentence.span))
        if 2 * len(foreign) > len(body):
            return
        for span, language, whole in foreign:
            if not any(quote.span.overlaps(whole) for quote in doc.quotes):
                yield self.finding(span, f"This sentence is in {language}: translate it?")


def _language(words: list[str]) -> str | None:
    """The foreign language of a sentence, None for English or none in particular."""
    if len(words) < _FEWEST_WORDS or any(word in _ENGLISH for word in words):
        return None
    found = {
        language: [word for word in words if word in small]
        for language, small in _small_words().items()
    }
    language = max(sorted(found), key=lambda name: len(found[name]))
    enough = len(set(found[language])) >= _DIFFERENT
    return language if enough and len(found[language]) >= _SHARE * len(words) else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    lines = (line.partition(": ") for line in lexicon("tra_foreign", "newslint_rules.data"))
    return {language: frozenset(words.split()) for language, _, words in lines}
