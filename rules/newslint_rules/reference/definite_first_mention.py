"""definite-first-mention: "its statement" or "the letter" of which nothing was said before.

## What it does

Reports *the, its, his, her, their* before a word for a document (*statement, report, letter, video,
study, survey*) at the first mention of the thing, when no earlier word of the story speaks of one
and nothing after it says which.

## Why it matters

*The* promises that the reader knows which. After a cut he does not.

## Bad

VELIN - The navy shut the bay on Monday.

The reason was not known before its statement on Friday.

## Good

VELIN - The navy shut the bay on Monday and said why in a statement.

The reason was not known before its statement on Friday.

## When to ignore

Things that everybody knows there is one of.

## Authority

Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterable

from newslint.api import Document, Finding, Form, Mention, Role, Rule, Severity

_PAPERS = frozenset("statement report letter video study survey memo ruling verdict".split())
_KIN = {
    "statement": {"state", "announce", "declare"},
    "report": {"report"},
    "letter": {"write"},
    "video": {"film", "footage", "clip"},
    "study": {"study", "research"},
    "survey": {"poll", "survey"},
    "ruling": {"rule", "court", "judge"},
    "verdict": {"convict", "acquit", "court"},
}
_OWNERS = frozenset({"the", "its", "his", "her", "their"})


class DefiniteFirstMention(Rule):
    """Query a definite noun for something that has not been introduced."""

    code = "REF006"
    name = "definite-first-mention"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"quotes", "sentences", "tokens", "mentions", "dates"})

    def check(self, doc: Document) -> Iterable[Finding]:
        """Yield a finding for each first mention that pretends to be a second."""
        seen: set[str] = set()
        position = 0
        for mention in doc.mentions:
            head = doc.tokens[mention.head]
            while position < mention.head:
                seen.add(doc.tokens[position].lemma.lower())
                position += 1
            kin = {head.lemma} | _KIN.get(head.lemma, set())
            paper = mention.form is Form.NOMINAL and head.lemma in _PAPERS
            if paper and not seen & kin and _is_definite(doc, mention):
                yield self._finding(doc, mention)

    def _finding(self, doc: Document, mention: Mention) -> Finding:
        words = " ".join(doc.at(mention.span).split())
        message = f'"{words}": which? None comes before this in the story.'
        return self.finding(mention.span, message, confidence=0.6)


def _is_definite(doc: Document, mention: Mention) -> bool:
    """Whether the mention is definite in the running text, and nothing after it says which."""
    words = doc.tokens.in_span(mention.span)
    head = doc.tokens[mention.head]
    after = doc.tokens.children(head, "acl", "nmod", "appos")
    times = {t.index for d in doc.dates for t in doc.tokens.in_span(d.span)}
    told = any(token.index > head.index and token.index not in times for token in after)
    role = doc.sentences[mention.sentence].role
    opens = bool(words) and words[0].lower in _OWNERS
    return opens and not mention.in_quote and role is Role.BODY and not told
