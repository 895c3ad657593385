"""Whether a proper name is that of a person, an organisation or a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.analysis.names.parts import given_names
from newslint.lexicon import lexicon
from newslint.model.mentions import EntityKind

__all__ = ["name_kind"]

_PERSON_TITLES = frozenset(
    "mr mrs ms miss mx dr prof sir dame lord lady sen rep gov gen lt maj col capt cmdr adm sgt cpl"
    " pvt det insp supt justice judge senator congressman congresswoman professor".split()
)


def name_kind(
    words: Sequence[str], title: Sequence[str], scores: Mapping[EntityKind, float]
) -> EntityKind:
    """The kind of a name.

    Args:
        words: The words of the name.
        title: The words of its title or description.
        scores: What the language model thinks of it, probabilities by kind.
    """
    best = max(scores, key=lambda kind: scores[kind], default=EntityKind.ABSTRACT)
    if title and not _is_organisation(words):
        return EntityKind.PERSON
    text = " ".join(words).replace(" - ", "-")
    if _is_organisation(words) or text in lexicon("organisations"):
        return EntityKind.ORGANISATION
    if best is EntityKind.PERSON and _is_initials(words):
        return EntityKind.ORGANISATION
    if text in lexicon("places") and not (
        text in given_names() and best is EntityKind.PERSON and scores[best] > 0.9
    ):
        return best if best is EntityKind.ORGANISATION else EntityKind.PLACE
    given = len(words) > 1 and words[0] in given_names() and words[-1] not in lexicon("places")
    return EntityKind.PERSON if given and scores.get(EntityKind.PERSON, 0.0) > 0.1 else best


def _is_initials(words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0].isupper() and len(words[0].replace(".", "")) > 2


def _is_organisation(words: Sequence[str]) -> bool:
    if words[-1] in lexicon("organisation_words") or "&" in words:
        return True
    return len(words) > 2 and any(w in lexicon("organisation_words") for w in words)
