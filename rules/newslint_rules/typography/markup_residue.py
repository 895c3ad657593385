"""markup-residue: codes of a web page or a content system in plain copy.

## What it does
Looks for character references, HTML tags, shortcodes and Markdown links in plain text. The fix puts
the character that a reference stands for, or takes the tag out.

## Why it matters
The code will be printed as it stands, or swallow part of the sentence.

## Bad
The firm Baker &amp; Sons will close.
---
The port reopened on Monday.<br>Ferries sailed at noon.
---
[caption id="12" align="left"]The port on Monday.[/caption]

## Good
The firm Baker & Sons will close.
---
Shares of Harbour Lines <HBR> rose 3 < 4 percent.

## When to ignore
A story that quotes code.

## Authority
Wire hygiene; HTML Standard, named character references.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

import regex

from newslint.api import Document, Edit, Finding, Fix, Rule, Span, lazy_regex

_REFERENCE = lazy_regex(r"&(?:[a-z]{2,8}\d?|#\d{2,5}|#x[0-9a-f]{2,5});", regex.IGNORECASE)
_TAG = lazy_regex(
    r"</?(?:p|br|b|i|em|strong|a|div|span|img|h[1-6]|ul|ol|li|blockquote|script|iframe|table|tr|td)"
    r"(?:\s[^<>\n]*)?/?>"
)
_SHORTCODE = lazy_regex(
    r"\[/?(?:caption|embed|gallery|video|audio|playlist|pullquote|quote|url|img|b|i|u)"
    r"(?:[\s=][^\]\n]*)?\]"
)
_LINK = lazy_regex(r"(?<!!)\[(?P<text>[^\[\]\n]+)\]\(https?://[^()\s]+\)")


class MarkupResidue(Rule):
    """Flag markup in plain text."""

    code = "TYP009"
    name = "markup-residue"
    quotes = "both"
    fix = "suggest"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each piece of markup in a plain-text story."""
        if doc.format != "plain":
            return
        for pattern in (_REFERENCE, _TAG, _SHORTCODE, _LINK):
            for match in pattern.finditer(doc.text):
                text = _plain(match)
                if text == match.group():
                    continue
                span = Span(*match.span())
                title = f'write "{text}"' if text.strip() else "remove it"
                yield self.finding(
                    span,
                    f'"{match.group()}" is markup: does it belong in the copy?',
                    fix=Fix(title, (Edit(span, text),)),
                )


def _plain(match: regex.Match[str]) -> str:
    if match.re is _REFERENCE:
        return html.unescape(match.group())
    if match.re is _LINK:
        return str(match["text"])
    return " " if match.group().startswith(("<br", "<p", "</p")) else ""
