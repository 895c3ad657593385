"""a-an: the article does not fit the sound that follows.

## What it does
Checks *a* and *an* against the sound of the next word, figure or initials: *an hour*, *a European*,
*an MBA*, *an 8-year-old*. Where speakers differ (*a historic*, *an historic*), and in vitamin A or
Serie A, it is silent.

## Why it matters
The slip is left behind when a word is changed and its article is not.

## Bad
The judge gave him a hour to reply.
---
She is an European champion and runs a 11-year-old firm.

## Good
The judge gave him an hour to reply. It was an honest mistake by a one-time ally.
---
An FBI agent met a NATO official at a US base. Goals in Serie A are rare.

## When to ignore
Initials that your readers say as a word.

## Authority
Guardian style guide, "a or an".
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Severity, Span, lazy_regex
from newslint_rules.grammar._sound import vowel_sound

_ARTICLE = lazy_regex(
    r"(?<![\w.'’&/@-])(?P<article>[Aa]n?) [\"“‘'(]?(?P<next>[$£€]?[\p{L}\d][\p{L}\d.,'’-]*)"
)
_ROLES = (Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEAD, Role.LIST_ITEM, Role.CAPTION)
_LABEL_BEFORE = lazy_regex(r"(?:\p{Lu}[\p{L}\d]*|vitamins?|hepatitis|influenza|grade|type|plan)\s$")
# After these a word is missing, or the letter is no article.
_NO_NOUN = frozenset("or and of in is are was were to for on at as an".split())
# Latin, French and Spanish phrases in which "a" is no article.
_FOREIGN = frozenset("la le priori posteriori fortiori deux un cappella capella contrario".split())


class AAn(Rule):
    """Flag an article that does not fit the next sound."""

    code = "GRA003"
    name = "a-an"
    severity = Severity.WARNING
    reads = frozenset({"structure"})
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each wrong article."""
        for paragraph in doc.structure.of_role(*_ROLES):
            start, end = paragraph.span.start, paragraph.span.end
            for match in _ARTICLE.finditer(doc.text, start, end):
                article, word = match["article"], match["next"].rstrip(".,'’-")
                if _no_article(doc.text, match, word):
                    continue
                vowel = vowel_sound(word)
                if vowel is None or vowel == (len(article) == 2):
                    continue
                right = article[0] + ("n" if vowel else "")
                span = Span(match.start("article"), match.start("next") + len(word))
                yield self.finding(
                    span,
                    f'"{article} {word}": should it be "{right} {word}"?',
                    fix=Fix(
                        f'write "{right}"', (Edit(Span(*match.span("article")), right),), safe=True
                    ),
                )


def _no_article(text: str, match: regex.Match[str], word: str) -> bool:
    """Whether the letter is a label, a name or a foreign word."""
    article = match["article"]
    before = text[max(0, match.start() - 30) : match.start()]
    if not word or word.lower() in _FOREIGN | _NO_NOUN:
        return True
    if article[0] == "A" and _LABEL_BEFORE.search(before):
        return True
    return article == "a" and bool(regex.search(r"\b(?:vitamins?|hepatitis|influenza)\s$", before))
