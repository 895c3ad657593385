"""helpline missing: a story on suicide or self-harm, and nowhere to turn.

## What it does

Counts the places that speak of suicide or self-harm; from the second one on it looks for the line
that tells where to find help: a helpline, a number to call at any hour, the name of a charity. With
the option `helpline` it offers to put the house's line at the end. Suicide bombers, figures of
speech and laws on assisted dying do not count.

## Why it matters

Readers at risk read such stories to the end. A number there is known to help.

## Bad

The singer died by suicide in May, her family said. Her album, out on Friday, speaks of self-harm.

## Good

The singer died by suicide in May, her family said. Her album, out on Friday, speaks of self-harm.

In Britain and Ireland, Samaritans can be called free on 116 123.
---
A suicide bomber killed nine people. It was the third suicide attack in May.

## When to ignore

A passing mention in a story on something else, or a line that the site adds by itself.

## Authority

Samaritans' Media Guidelines for Reporting Suicide, and their ten things to remember: name places
where people can find help.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import (
    Document,
    Edit,
    Finding,
    Fix,
    Option,
    Related,
    Rule,
    Severity,
    Span,
    lazy_regex,
    lexicon,
)

_SUICIDE = lazy_regex(
    r"\bsuicid(?:e|es|al)\b|\bself-harm\w*"
    r"|\b(?:took|taken|taking|takes?) (?:his|her|their) own li(?:fe|ves)"
    r"|\bkill(?:s|ed|ing)? (?:him|her|them)sel(?:f|ves)\b"
    r"|\bhanged (?:him|her|them)sel(?:f|ves)\b"
    r"|\bend(?:ed|ing)? (?:his|her|their) (?:own )?li(?:fe|ves)\b",
    regex.IGNORECASE,
)
_OTHER = lazy_regex(
    r"(?:political|economic|commercial|career|assisted|national|electoral) suicide"
    r"|suicid(?:e|al) (?:bomb|attack|vest|belt|squad|mission|car|truck|drone|strike|by-election)",
    regex.IGNORECASE,
)
_NUMBER = lazy_regex(
    r"\b(?:call|text|dial|ring)(?:ing)? (?:or text(?:ing)? )?\+?\d[\d ()-]{2,}", regex.IGNORECASE
)


class HelplineMissing(Rule):
    """Ask for a line on where to find help."""

    code = "SEN002"
    name = "helpline-missing"
    severity = Severity.SUGGESTION
    quotes = "both"
    fix = "safe"
    options = (
        Option("mentions", 2, "Mentions of suicide or self-harm from which a line is asked for."),
        Option("helpline", "", "The line that the house puts at the end of such stories."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        """At most one finding, at the mention that asks for the line."""
        found = _mentions(doc.text)
        needed: int = self.option("mentions")
        line: str = self.option("helpline").strip()
        if len(found) < needed or _offers_help(doc.text) or (line and line in doc.text):
            return
        yield self.finding(
            found[needed - 1],
            "A story on suicide or self-harm: where can readers find help? Add the helpline.",
            related=(Related(found[0], "first here"),),
            fix=_addition(doc, line) if line else None,
        )


def _mentions(text: str) -> list[Span]:
    """Where a text speaks of suicide or self-harm in earnest."""
    others = [Span(*match.span()) for match in _OTHER.finditer(text)]
    spans = (Span(*match.span()) for match in _SUICIDE.finditer(text))
    return [span for span in spans if not any(span.overlaps(other) for other in others)]


def _offers_help(text: str) -> bool:
    lower = text.lower()
    names = lexicon("sen_help", "newslint_rules.data")
    return any(name in lower for name in names) or _NUMBER.search(text) is not None


def _addition(doc: Document, line: str) -> Fix:
    end = len(doc.text.rstrip())
    return Fix("add the helpline", (Edit(Span(end, end), f"\n\n{line}"),), safe=True)
