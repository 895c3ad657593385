"""vague-attribution: "experts say", and no expert in sight.

## What it does

Flags *experts*, *critics*, *observers*, *pundits*, *insiders*, *studies*, *research* as the bare
source of a claim, with nothing that says which, where neither that paragraph nor the ones beside it
cite anybody by name.

## Why it matters

"Critics say" is how a writer says it himself. Readers cannot weigh a source that is nobody.

## Bad

Experts say the bridge will not last the winter.

The town has put up a fence.

## Good

Experts say the bridge will not last the winter.

"The piers are hollow," said Lu Chen, an engineer at the harbour school.
---
Two experts hired by the town say the bridge will not last the winter.

## When to ignore

The claim is common ground and its sources would fill a line for nothing.

## Authority

Reuters Handbook, sourcing.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import (
    Attribution,
    Document,
    EntityKind,
    Finding,
    Form,
    Mention,
    Role,
    Rule,
    Sentence,
    Severity,
    Span,
)

_NOUNS = frozenset(
    "experts critics observers pundits commentators insiders studies research".split()
)
_BARE = frozenset({"many", "some", "most", "other", "several", "recent", "new", "the", "few"})
_NAMES = frozenset({Form.NAME, Form.SURNAME})
_PERSONS = frozenset({"he", "she"})


class VagueAttribution(Rule):
    """Query a source that is nobody in particular."""

    code = "ATT004"
    name = "vague-attribution"
    severity = Severity.WARNING
    reads = frozenset(
        {"structure", "quotes", "sentences", "tokens", "mentions", "entities", "attributions"}
    )

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for the first vague source of each paragraph without an example."""
        named = [doc.sentences[m.sentence].paragraph for m in _named_sources(doc)]
        seen: set[int] = set()
        for attribution in doc.attributions:
            sentence = doc.sentences[attribution.sentence]
            near = {sentence.paragraph - 1, sentence.paragraph, sentence.paragraph + 1}
            source = _vague(doc, attribution, sentence)
            if source is None or sentence.paragraph in seen or near & set(named):
                continue
            if _gives_example(doc, sentence.index + 1, doc.at(source)):
                continue
            seen.add(sentence.paragraph)
            message = f'"{doc.at(source)}": which? Nobody is named here or beside.'
            yield self.finding(source, message, confidence=0.7)


def _named_sources(doc: Document) -> Iterable[Mention]:
    """The speakers of the story that have a name, or a pronoun for it."""
    for attribution in doc.attributions:
        if attribution.speaker is not None:
            mention = doc.mentions[attribution.speaker]
            pronoun = doc.at(mention.span).lower() in _PERSONS
            if pronoun or mention.form in _NAMES or doc.entities[mention.entity].name is not None:
                yield mention


def _gives_example(doc: Document, sentence: int, source: str) -> bool:
    """Whether a sentence takes up the noun of the source, or names a person who may be one."""
    noun = source.split()[-1].lower()
    if any(token.lower == noun for token in doc.tokens.of_sentence(sentence)):
        return True
    return any(
        m.sentence == sentence and m.form in _NAMES and m.kind is EntityKind.PERSON
        for m in doc.mentions
    )


def _vague(doc: Document, attribution: Attribution, sentence: Sentence) -> Span | None:
    """The words of a source that is nobody in particular."""
    if sentence.role not in {Role.BODY, Role.LIST_ITEM} or attribution.speaker is None:
        return None
    mention = doc.mentions[attribution.speaker]
    head = doc.tokens[mention.head]
    if head.lower not in _NOUNS or doc.quote_at(head.span.start) is not None:
        return None
    beside = [t for t in doc.tokens.subtree(head) if t.index != head.index]
    return mention.span if all(t.lower in _BARE for t in beside) else None
