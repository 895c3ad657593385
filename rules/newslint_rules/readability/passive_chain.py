"""passive-chain: two passives in one sentence, and nobody who did it.

## What it does
Reports sentences of the body with two or more passive verbs that name no doer with *by*.

## Why it matters
News tells who did what. One passive can be right; a chain of them hides the answer.

## Bad
The shop was searched at dawn and three men were arrested.

## Good
Police searched the shop at dawn and arrested three men.

## When to ignore
The doer is unknown, or goes without saying.

## Authority
Strunk, The Elements of Style (1918), rule 11: use the active voice; Orwell, Politics and the
English Language (1946).
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Option, Related, Role, Rule, Severity, Token


class PassiveChain(Rule):
    """Report sentences with several passives and no doer."""

    code = "REA004"
    name = "passive-chain"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "tokens"})
    options = (Option("passives", 2, "passives without a doer from which it is a chain."),)

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each such sentence, on its first passive."""
        for sentence in doc.sentences:
            if sentence.role is not Role.BODY:
                continue
            passives = [t for t in doc.words_in(sentence) if _is_passive(doc, t)]
            if len(passives) < self.option("passives"):
                continue
            if any(_names_doer(doc, verb) for verb in passives):
                continue
            first, *others = passives
            yield self.finding(
                first.span,
                f"{len(passives)} passives and nobody who did it: who?",
                related=tuple(Related(verb.span, "passive") for verb in others),
            )


def _is_passive(doc: Document, token: Token) -> bool:
    return any(child.deprel == "aux:pass" for child in doc.tokens.children(token))


def _names_doer(doc: Document, verb: Token) -> bool:
    return any(
        child.deprel == "obl:agent"
        or any(case.lower == "by" for case in doc.tokens.children(child, "case"))
        for child in doc.tokens.children(verb, "obl")
    )
