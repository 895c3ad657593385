"""of-genitive: the Green Zone of Baghdad.

## What it does
Reports *the X of Y* with a place name as Y where English says *Y's X*: a harbour, an airport, a
market and other things that a place has. Names (*the University of Oslo*) and relations that take
*of* (*the city of Oslo*, *the south of Peru*) are left out.

## Why it matters
One such phrase is a matter of ear; several in one story show that it was translated.

## Bad
Troops closed the harbour of Beirut on Monday.

## Good
Troops closed Beirut's harbour on Monday, and the city of Tyre was quiet.

## When to ignore
Rhythm, or a name with a possessive of its own.

## Authority
Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985),
chapter 5, the genitive and the of-construction.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import (
    Document,
    Edit,
    EntityKind,
    Finding,
    Fix,
    Form,
    Mention,
    Role,
    Rule,
    Severity,
    Span,
    Token,
)

# Things that a place has, and that English joins to its name with a possessive.
_FIXTURES = frozenset(
    "zone harbour harbor airport station square bridge stadium museum palace cathedral mosque "
    "market "
    "hospital prison parliament police mayor economy currency ally troops army neighbour neighbor "
    "suburb quarter citadel slum resident garrison airspace infrastructure".split()
)


class OfGenitive(Rule):
    """Report the X of Y where English has Y's X."""

    code = "TRA006"
    name = "of-genitive"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "tokens", "mentions"})
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each such phrase."""
        tokens = doc.tokens
        for mention in doc.mentions:
            if mention.kind is not EntityKind.PLACE or mention.form is not Form.NAME:
                continue
            first = tokens.in_span(mention.span)[0]
            if doc.sentences[mention.sentence].role is not Role.BODY or first.index < 3:
                continue
            noun, of = tokens[first.index - 2], tokens[first.index - 1]
            if of.lower != "of" or noun.lemma.lower() not in _FIXTURES:
                continue
            if doc.text.startswith(("'", "’"), mention.span.end):
                continue
            the = next((c for c in tokens.children(noun, "det") if c.lower == "the"), None)
            if the is not None:
                place = doc.at(mention.span)
                yield self.finding(
                    noun.span.to(mention.span),
                    f'"the … {noun.text} of {place}": "{place}\'s {noun.text}"?',
                    fix=_turned(doc, the, noun, mention),
                    confidence=0.6,
                )


def _turned(doc: Document, the: Token, noun: Token, mention: Mention) -> Fix | None:
    """The place first, with the mark that the story uses; none for names in -s or with more."""
    place = doc.at(mention.span)
    if place.endswith("s") or doc.text[mention.span.end :][:3].removeprefix(", ")[:1].isupper():
        return None
    mark = "’" if "’" in doc.text else "'"
    owned = doc.at(Span(the.span.end, noun.span.end))
    text = f"{place}{mark}s{owned}"
    return Fix(f'write "{text}"', (Edit(the.span.to(mention.span), text),))
