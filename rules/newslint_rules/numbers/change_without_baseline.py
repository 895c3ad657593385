"""change without baseline: something rises or is cut, and the story gives no figure for it.

## What it does

Looks for verbs of change ("cut", "raised", "has been reducing") whose object or subject is
something that can be counted ("troops", "the number of nurses", "the budget"), where neither the
sentence nor its neighbours in the paragraph hold a figure or a word for a share ("by half"). No
arithmetic is done, so there is no tolerance.

## Why it matters

"Reducing its troops" may mean a dozen or a division. How many, and from how many?

## Bad

The alliance has been reducing its troops in the north since spring, a spokeswoman said.

## Good

The alliance cut its troops in the north to 3,000 from 5,200, a spokeswoman said.

## When to ignore

In analysis, and where the figures are the business of another paragraph.

## Authority

Copy-desk practice: from what, to what?
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Role, Rule, Sentence, Severity, Token, lexicon

_COUNTING = frozenset({"number", "rate", "level", "size", "cost", "price", "budget", "amount"})
_MEASURED = frozenset(
    "spending output production profit revenue turnover tax rent workforce staff salary wage fare "
    "fee toll deficit debt population share".split()
)
_SHARES = frozenset({"half", "third", "quarter", "double", "treble", "triple", "halve", "zero"})


class ChangeWithoutBaseline(Rule):
    """Asks for the figures of a change."""

    code = "NUM014"
    name = "change-without-baseline"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each change of a countable thing without a figure near it."""
        told = {quantity.sentence for quantity in doc.quantities}
        verbs = lexicon("num_changes", "newslint_rules.data")
        for sentence in doc.sentences:
            if sentence.role is not Role.BODY or told & set(_around(doc, sentence)):
                continue
            words = doc.words_in(sentence)
            if any(word.lemma.lower() in _SHARES for word in words):
                continue
            for word in words:
                thing = _thing(doc, word) if word.upos == "VERB" and word.lemma in verbs else None
                if thing is not None:
                    yield self.finding(
                        word.span,
                        f'"{word.text}" {thing.text} here: by how much, from what to what?',
                        confidence=0.6,
                    )
                    break


def _around(doc: Document, sentence: Sentence) -> Iterator[int]:
    """The sentence and its neighbours in the paragraph."""
    for other in doc.sentences[max(0, sentence.index - 1) : sentence.index + 2]:
        if other.paragraph == sentence.paragraph:
            yield other.index


def _thing(doc: Document, verb: Token) -> Token | None:
    """The countable thing that a verb of change changes: its object, else what it is said of."""
    for word in doc.tokens.children(verb, "obj") or doc.tokens.children(verb, "nsubj"):
        many = word.xpos == "NNS" and word.upos == "NOUN"
        if many or word.lemma.lower() in _COUNTING | _MEASURED:
            return word
    return None
