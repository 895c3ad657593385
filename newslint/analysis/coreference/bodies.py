"""Those who act and speak: whom *the company* and *he said* go back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.analysis.coreference.draft import Draft
from newslint.analysis.coreference.forms import is_definite
from newslint.lexicon import lexicon
from newslint.model.document import Document
from newslint.model.mentions import EntityKind, Form, Number

__all__ = ["BODIES", "body_before", "body_meant", "speaker_before", "speaker_of_itself"]

BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
"""Kinds of what acts and speaks as one."""

_FIRMS = frozenset({"company", "firm"})
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

    *The company* is the one that the copy has named, unless it takes up a company without a name.
    ``named`` groups the drafts with a name.
    """
    draft = drafts[index]
    firm = draft.form is Form.NOMINAL and draft.head.lemma in _FIRMS
    if antecedent is None:
        firm = firm and is_definite(doc.tokens, draft.head)
        return _only_named(drafts, named, index) if firm else None
    known = drafts[antecedent]
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


def speaker_of_itself(
    doc: Document, at_word: Mapping[int, int], drafts: Sequence[Draft], index: int
) -> int | None:
    """The body, or the *it*, that says what *it* does: *the union said it would ballot*."""
    tokens, head = doc.tokens, drafts[index].head
    clause = tokens.head(head) if head.deprel.startswith("nsubj") else None
    verb = tokens.head(clause) if clause is not None and clause.deprel == "ccomp" else None
    if verb is None or verb.lemma not in lexicon("speech_verbs"):
        return None
    for subject in tokens.children(verb, "nsubj"):
        speaker = at_word.get(subject.index)
        if speaker is not None and speaker < index:
            acts = drafts[speaker].kind in BODIES or subject.lower == "it"
            return speaker if acts else None
    return None


def body_before(doc: Document, drafts: Sequence[Draft], index: int) -> int | None:
    """The body that is the subject of the sentence before, for an *It said* that goes on."""
    head = drafts[index].head
    verb = doc.tokens.head(head)
    speaks = verb is not None and verb.head < 0 and verb.lemma in lexicon("speech_verbs")
    here = doc.sentences[head.sentence]
    if not speaks or head.deprel != "nsubj" or head.span.start != here.span.start or not index:
        return None
    for i in range(index - 1, -1, -1):
        draft = drafts[i]
        if head.sentence - draft.head.sentence > 1:
            return None
        governor = doc.tokens.head(draft.head)
        leads = draft.head.deprel == "nsubj" and governor is not None and governor.head < 0
        if leads and draft.head.sentence < head.sentence:
            beside = doc.sentences[draft.head.sentence].paragraph == here.paragraph
            return i if beside and draft.kind in BODIES else None
    return None


def _only_named(drafts: Sequence[Draft], named: Mapping[int, int], index: int) -> int | None:
    """The last mention of the one organisation that has been named so far."""
    before = [i for i in named if i < index and drafts[i].kind is EntityKind.ORGANISATION]
    return max(before) if len({named[i] for i in before}) == 1 else None
