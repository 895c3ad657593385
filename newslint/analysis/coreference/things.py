"""Sorts the names of organisations, places and other things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.analysis.coreference.draft import Draft
from newslint.analysis.names.parts import plain
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.initials import Initialism
from newslint.model.mentions import EntityKind

__all__ = ["group_things"]

_ALIASES = (
    frozenset({"us", "usa", "united states", "united states of america", "america"}),
    frozenset({"uk", "united kingdom", "britain", "great britain"}),
    frozenset({"eu", "european union"}),
    frozenset({"un", "united nations"}),
)


def group_things(doc: Document, drafts: Sequence[Draft]) -> dict[int, int]:
    """For every draft of a name that is no person's, the first draft of the same name.

    Initials go with the long form that the copy gives for them; firms may drop their legal form.
    """
    keys: dict[str, int] = {}
    groups: dict[int, int] = {}
    for i, draft in enumerate(drafts):
        if not draft.words or draft.kind is EntityKind.PERSON:
            continue
        names = [_key(draft.words), *_long_forms(doc, draft)]
        known = next((keys[n] for n in names if n in keys), None)
        if known is None and draft.kind is not EntityKind.PLACE:
            known = _longer(names[0], keys)
        groups[i] = i if known is None else known
        for name in names:
            keys.setdefault(name, groups[i])
    return groups


def _key(words: Sequence[str]) -> str:
    kept = [w for w in words if w.casefold() != "the" and w not in "-‐‑"]
    while len(kept) > 1 and kept[-1] in lexicon("organisation_forms"):
        kept.pop()
    text = " ".join(plain(w) for w in kept)
    return next((min(group) for group in _ALIASES if text in group), text)


def _long_forms(doc: Document, draft: Draft) -> Iterable[str]:
    """Keys of the long form of initials, and of the initials of a long form."""
    for initialism in doc.initials:
        if initialism.expansion is None:
            continue
        if draft.span in initialism.uses or any(u.overlaps(draft.span) for u in initialism.uses):
            yield _key(_words(doc, initialism))
        elif initialism.expansion.overlaps(draft.span) and _covers(initialism, draft):
            yield _key([initialism.letters])


def _covers(initialism: Initialism, draft: Draft) -> bool:
    expansion = initialism.expansion
    return expansion is not None and 2 * len(draft.span) > len(expansion)


def _words(doc: Document, initialism: Initialism) -> list[str]:
    assert initialism.expansion is not None
    return doc.at(initialism.expansion).replace("-", " ").split()


def _longer(key: str, keys: dict[str, int]) -> int | None:
    """The group of a longer name that begins or ends with this one: *Hezbollah*, *Samsung*."""
    if len(key) < 4 or key.title() in lexicon("demonyms") or key.title() in lexicon("places"):
        return None
    return next(
        (
            group
            for name, group in keys.items()
            if name.startswith(key + " ") or name.endswith(" " + key)
        ),
        None,
    )
