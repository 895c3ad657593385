"""How many years of schooling the copy asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.model.story import Role

if TYPE_CHECKING:
    from newslint.model.document import Document

__all__ = ["reading_grade"]

_FEWEST_WORDS = 50
_LOCALE = "en-US"
"""For textstat ``en_US`` is English with a dictionary it fetches from the network; under this
spelling it counts syllables by the hyphenation patterns that it holds."""


def reading_grade(doc: Document) -> float | None:
    """The Flesch-Kincaid grade of the running text, None for a text too short to tell.

    Kincaid et al., "Derivation of New Readability Formulas" (1975): 0.39 words per sentence and
    11.8 syllables per word, less 15.59. Syllables are textstat's; sentences are the document's,
    which do not end at "U.S." or "Lt. Gen.".
    """
    sentences = [s for s in doc.sentences if s.role in (Role.BODY, Role.LIST_ITEM)]
    text = " ".join(doc.at(sentence.span) for sentence in sentences)
    words = len(text.split())
    if words < _FEWEST_WORDS:
        return None
    import textstat

    textstat.set_lang(_LOCALE)
    syllables: int = textstat.syllable_count(text)
    return round(0.39 * words / len(sentences) + 11.8 * syllables / words - 15.59, 1)
