"""source-label-drift: one unnamed source under two labels.

## What it does
Compares unnamed sources that have the same description and another rank: *militia sources* in one
place, *militia officials* in another; and *the army* where the story elsewhere quotes *the
military*. Labels that one sentence sets side by side are different sources and are left alone.

## Why it matters
The label is what the desk agreed with the source. An official speaks with more weight than a
source, and readers count two labels as two sources.

## Bad
Customs sources said on Monday that the ship had been turned back.

The cargo was not named. Customs officials later put its worth at two million pesos.
---
The military said it had retaken the bridge.

The bridge was lost in May. The army said four soldiers were hurt.

## Good
Customs sources said on Monday that the ship had been turned back. The sources did not say why.
---
Customs officials and customs sources gave different accounts of the search.

## When to ignore
They are two sources, and the story would say so at greater length.

## Authority
Reuters Handbook, essentials of sourcing: keep the description agreed with the source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newslint.api import Document, Finding, Form, Mention, Related, Rule, Severity, Span
from newslint_rules.consistency._forms import Occurrence, split

_RANKS = frozenset({"source", "official"})
_FORCES = frozenset({"military", "army"})
_VAGUE = frozenset(
    "other several senior top second third first unnamed anonymous local high-ranking further "
    "many some".split()
)


class SourceLabelDrift(Rule):
    """Query sources whose label changes."""

    code = "CON003"
    name = "source-label-drift"
    severity = Severity.WARNING
    reads = frozenset({"sentences", "tokens", "mentions", "attributions"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each first use of a rarer label."""
        groups: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
        for mention in _labels(doc):
            force = doc.tokens[mention.head].lemma in _FORCES
            key = ("force",) if force else _modifiers(doc, mention)
            if key:
                groups[key].append(mention)
        speakers = _speakers(doc)
        for group in groups.values():
            if any(mention.index in speakers for mention in group):
                yield from self._drift(doc, group)

    def _drift(self, doc: Document, group: Sequence[Mention]) -> Iterator[Finding]:
        labels = [Occurrence(doc.tokens[m.head].lemma, _label(doc, m)) for m in group]
        parted = split(labels)
        if parted is None:
            return
        places = {(label.form, m.sentence) for label, m in zip(labels, group, strict=True)}
        if len(places) > len({sentence for _, sentence in places}):
            return
        odd = parted.odd[0]
        usual = doc.at(parted.first.span)
        line = doc.line_of(parted.first.span.start)
        yield self.finding(
            odd.span,
            f'"{doc.at(odd.span)}" here, "{usual}" on line {line}: the same source?',
            related=(Related(parted.first.span, "first label"),),
            confidence=0.7,
        )


def _labels(doc: Document) -> Iterator[Mention]:
    """Unnamed sources who act or speak, and armed forces that speak anywhere in the story."""
    speakers = _speakers(doc)
    loud = {
        doc.tokens[mention.head].lemma
        for mention in doc.mentions
        if mention.index in speakers and not mention.in_quote
    }
    for mention in doc.mentions:
        if mention.form is not Form.NOMINAL or mention.in_quote:
            continue
        lemma = doc.tokens[mention.head].lemma
        if lemma in _RANKS:
            if mention.index in speakers or _is_subject(doc, mention):
                yield mention
        elif lemma in _FORCES and loud & _FORCES and _is_bare(doc, mention):
            yield mention


def _is_subject(doc: Document, mention: Mention) -> bool:
    """Whether it is a subject, or joined to one by *and*."""
    head = doc.tokens[mention.head]
    if head.deprel == "conj":
        head = doc.tokens[head.head]
    return head.deprel.startswith("nsubj")


def _speakers(doc: Document) -> frozenset[int]:
    """The mentions that something is attributed to."""
    return frozenset(a.speaker for a in doc.attributions if a.speaker is not None)


def _is_bare(doc: Document, mention: Mention) -> bool:
    """Whether it is *the army*, *the military* and nothing more, as a subject."""
    words = doc.at(mention.span).lower().split()
    return len(words) == 2 and words[0] == "the" and _is_subject(doc, mention)


def _label(doc: Document, mention: Mention) -> Span:
    """The mention from the first word that says where it comes from."""
    words = len(_modifiers(doc, mention))
    start = doc.tokens[mention.head - words].span.start
    return Span(min(start, mention.span.start), mention.span.end)


def _modifiers(doc: Document, mention: Mention) -> tuple[str, ...]:
    """The words right before an unnamed source that say where it comes from, in lower case."""
    found: list[str] = []
    for token in reversed(doc.tokens.of_sentence(mention.sentence)):
        if token.index < mention.head:
            if token.upos not in {"NOUN", "ADJ", "PROPN"} or token.lower in _VAGUE:
                break
            found.append(token.lower)
    return tuple(found)
