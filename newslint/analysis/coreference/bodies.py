"""Those who speak and act: whom *it said*, *he said* and *the company* go back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.analysis.coreference.draft import Draft
from newslint.analysis.coreference.forms import is_definite
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Number

__all__ = ["body_meant", "speaker_before"]

_FIRMS = frozenset({"company", "firm"})
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP})
_SPEECH = frozenset({"say", "add", "tell"})
_NEAR = 1


def body_meant(
    doc: Document,
    drafts: Sequence[Draft],
    named: Mapping[int, int],
    index: int,
    antecedent: int | None,
) -> int | None:
    """The draft that a mention goes back to in place of ``antecedent``; None to leave that.

    An *it* that says something is a body, and no blaze; *the company* is the one that the copy has
    named, unless it takes up a company without a name. ``named`` groups the drafts with a name.
    """
    draft = drafts[index]
    firm = draft.form is Form.NOMINAL and draft.head.lemma in _FIRMS
    if antecedent is None:
        firm = firm and is_definite(doc.tokens, draft.head)
        return _only_named(drafts, named, index) if firm else None
    known = drafts[antecedent]
    if _speaks(doc, draft) and known.kind not in _BODIES:
        return _subject_before(drafts, index)
    nameless = not known.words and known.head.lemma not in lexicon("organisation_nouns")
    return _only_named(drafts, named, index) if firm and nameless else None


def speaker_before(doc: Document, drafts: Sequence[Draft], index: int) -> int | None:
    """The one who spoke in the sentence before, for a *he said* that goes on with it."""
    draft = drafts[index]
    verb = doc.tokens.head(draft.head)
    if draft.head.deprel != "nsubj" or verb is None or verb.lemma not in _SPEECH:
        return None
    for i in range(index - 1, -1, -1):
        other = drafts[i].head
        if draft.head.sentence - other.sentence > _NEAR:
            return None
        said = doc.tokens.head(other) if other.deprel == "nsubj" else None
        singular = drafts[i].kind is EntityKind.PERSON and drafts[i].number is Number.SINGULAR
        if singular and said is not None and said.lemma in _SPEECH:
            return i
    return None


def _speaks(doc: Document, draft: Draft) -> bool:
    """Whether the mention is *it* as the subject of a verb of speech."""
    verb = doc.tokens.head(draft.head)
    subject = draft.head.lower == "it" and draft.head.deprel == "nsubj"
    return subject and verb is not None and verb.lemma in _SPEECH


def _subject_before(drafts: Sequence[Draft], index: int) -> int | None:
    """The body that was last the subject of this sentence or the one before."""
    head = drafts[index].head
    for i in range(index - 1, -1, -1):
        other = drafts[i].head
        if head.sentence - other.sentence > _NEAR:
            return None
        if drafts[i].kind in _BODIES and other.deprel.startswith("nsubj"):
            return i
    return None


def _only_named(drafts: Sequence[Draft], named: Mapping[int, int], index: int) -> int | None:
    """The last mention of the one organisation that has been named so far."""
    before = [i for i in named if i < index and drafts[i].kind is EntityKind.ORGANISATION]
    return max(before) if len({named[i] for i in before}) == 1 else None
