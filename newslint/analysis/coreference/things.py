"""Sorts the names of organisations, places and other things."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newslint.analysis.coreference.draft import Draft
from newslint.analysis.names.parts import plain
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.mentions import EntityKind
from newslint.model.story import Role

__all__ = ["group_things"]

_CLUBS = frozenset("United Rovers Athletic Wanderers Albion Rangers City Town".split())
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
    initials = _Initials(doc)
    short = _short_in_headline(doc, drafts)
    keys: dict[str, int] = {}
    parts: dict[str, int] = {}
    groups: dict[int, int] = {}
    for i, draft in enumerate(drafts):
        if not draft.words or draft.kind is EntityKind.PERSON:
            continue
        own = _key(draft.words)
        names = [own, *initials.other_forms(draft), *short.get(own, ())]
        known = next((keys[n] for n in names if n in keys), None)
        if known is None and draft.kind is not EntityKind.PLACE and _may_be_short(names[0]):
            known = parts.get(names[0])
        groups[i] = i if known is None else known
        for name in names:
            keys.setdefault(name, groups[i])
            for part in _parts(name):
                parts.setdefault(part, groups[i])
    return groups


def _short_in_headline(doc: Document, drafts: Sequence[Draft]) -> dict[str, list[str]]:
    """Bodies of the headline by one word, with the one longer name that begins so: *Ardent* Foods.

    A longer name that tells of a part (*Senate Committee*) is another body's.
    """
    bodies = [d for d in drafts if d.words and d.kind is EntityKind.ORGANISATION]
    full = {_key(d.words) for d in bodies if len(d.words) == 2 and not _is_part(d.words[1])}
    above = {
        _key(d.words)
        for d in bodies
        if len(d.words) == 1 and doc.sentences[d.head.sentence].role is Role.HEADLINE
    }
    found = {key: [name for name in sorted(full) if name.split()[0] == key] for key in above}
    return {key: names for key, names in found.items() if len(names) == 1 and _may_be_short(key)}


def _is_part(word: str) -> bool:
    return word in lexicon("organisation_words") and word not in _CLUBS


def _key(words: Sequence[str]) -> str:
    kept = [w for w in words if w.casefold() != "the" and w not in "-‐‑"]
    while len(kept) > 1 and kept[-1] in lexicon("organisation_forms"):
        kept.pop()
    text = " ".join(plain(w) for w in kept)
    return next((min(group) for group in _ALIASES if text in group), text)


def _parts(name: str) -> Iterator[str]:
    """The beginnings and ends of a name that may stand for it: *Hezbollah*, *Samsung*."""
    words = name.split()
    for cut in range(1, len(words)):
        yield " ".join(words[:cut])
        yield " ".join(words[cut:])


def _may_be_short(key: str) -> bool:
    word = key.title()
    return len(key) > 3 and word not in lexicon("demonyms") and word not in lexicon("places")


class _Initials:
    """The other form of names that the copy gives initials for, and of these initials."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        known = [i for i in doc.initials if i.expansion is not None]
        self._uses = {use.start: i for i in known for use in i.uses}
        self._long = sorted(((i.expansion, i) for i in known if i.expansion), key=lambda x: x[0])

    def other_forms(self, draft: Draft) -> Iterator[str]:
        """Keys of the long form of initials, and of the initials of a long form."""
        initialism = self._uses.get(draft.span.start)
        if initialism is not None and initialism.expansion is not None:
            yield _key(self._doc.at(initialism.expansion).replace("-", " ").split())
        place = bisect_right(self._long, draft.span.end, key=lambda pair: pair[0].start)
        for expansion, other in self._long[max(place - 2, 0) : place]:
            if expansion.overlaps(draft.span) and 2 * len(draft.span) > len(expansion):
                yield _key([other.letters])
