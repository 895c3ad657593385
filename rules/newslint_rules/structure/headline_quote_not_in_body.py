"""headline-quote-not-in-body: words in quotation marks in the headline that nobody says.

## What it does
Looks for the words of each quotation of the headline in the story, in any order; endings may
differ (*fights*, *fighting*). A whole sentence must be there but for a third of its words, a phrase
but for half of them, since many desks quote the sense of a few words. Stories of a few lines are
left alone.

## Why it matters
Quotation marks in a headline say: these were the words. If they stand nowhere below, somebody made
them up.

## Bad
Ferry owner 'sick with guilt' after sinking

The owner of the ferry said on Friday that he was sorry. "I think of the families every night," he
told the court. He had sold the ship in May and bought it back in June, and the papers were in
order. The trial goes on.

## Good
Ferry owner 'thinks of families'

The owner of the ferry said on Friday that he was sorry. "I think of the families every night," he
told the court. He had sold the ship in May and bought it back in June, and the papers were in
order. The trial goes on.

## When to ignore
A title or a nickname in quotation marks that the story does not repeat.

## Authority
Editors' Code of Practice (IPSO), clause 1: headlines must be supported by the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.api import Document, Finding, Quote, Rule, Severity, lazy_regex

# A word without its possessive ending; contractions (*won't*) are passed over.
_WORD = lazy_regex(r"(?<![\p{L}\p{N}'’])(?![\p{L}]+n['’]t\b)[\p{L}\p{N}]++|(?<=-)\p{L}++")
_STEM = 4
_LEAST_WORDS = 40
_MISSING = {"direct": 0.34, "partial": 0.5, "block": 0.5}
_EMPTY = frozenset(
    "a an and as at be been but by can for from had has have he her his i if in is it its may me"
    " must my no not of on or our she should so that the their them they this to us was we were"
    " will with would you your".split()
)


class HeadlineQuoteNotInBody(Rule):
    """Flag quotations of the headline that the story does not hold."""

    code = "STR008"
    name = "headline-quote-not-in-body"
    severity = Severity.ERROR
    reads = frozenset({"structure", "quotes"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each quotation that the story lacks."""
        headline = doc.structure.headline
        body = doc.structure.body
        if headline is None:
            return
        words = [word.lower() for p in body for word in _WORD.findall(doc.at(p.span))]
        if len(words) < _LEAST_WORDS:
            return
        known = set(words)
        for quote in doc.quotes:
            if headline.span.contains(quote.span) and quote.closed and quote.opened:
                missing = _missing(doc, quote, known)
                if missing:
                    said = doc.at(quote.inner).strip(" ,.")
                    yield self.finding(
                        quote.span,
                        f'"{said}" is quoted in the headline, but "{missing[0]}" is said nowhere'
                        " in the story: whose words are these?",
                        confidence=0.8,
                    )


def _missing(doc: Document, quote: Quote, known: set[str]) -> Sequence[str]:
    """The words of a quotation that the story lacks, if they are too many for another form."""
    words = [w for w in _WORD.findall(doc.at(quote.inner)) if w.lower() not in _EMPTY]
    missing = [word for word in words if not any(k.startswith(_stem(word)) for k in known)]
    return missing if len(missing) > _MISSING[quote.kind] * len(words) else []


def _stem(word: str) -> str:
    """The first letters of a word, which it shares with its other forms."""
    low = word.lower()
    return low if len(low) <= _STEM else low[:_STEM]
