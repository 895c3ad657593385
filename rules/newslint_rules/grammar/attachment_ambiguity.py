"""attachment-ambiguity: a tool that either of two people may hold.

## What it does
Reports a person who is hit, stabbed, chased or seen *with a* tool or an instrument, right behind
the person: the tool may be the doer's or the other's. The short form of headlines (*Police chase
man with knife*) counts, too.

## Why it matters
*Police shot the man with a rifle* has two readings, and one of them may be libel.

## Bad
Officers chased the man with a knife through the market.

## Good
Officers chased the man, who held a knife, through the market.
---
Armed with a knife, the man chased officers. The man with a knife fled.

## When to ignore
One reading is absurd: *he hit the ball with a bat*.

## Authority
Ezzini and others, Using domain-specific corpora for improved handling of ambiguity in requirements
(ICSE 2021), on prepositional-phrase attachment; copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Role, Rule, Severity, Token, lexicon

# Deeds that both a person with the tool may suffer and a doer with the tool may do.
_DEEDS = frozenset(
    "attack hit strike shoot stab kill beat threaten chase injure wound see watch spot stop catch "
    "corner confront follow approach fight assault hurt slay arrest disarm".split()
)
_TOOLS = frozenset(
    "knife gun rifle pistol shotgun revolver handgun hammer axe bat stick club bottle sword "
    "machete crowbar brick telescope camera binoculars drone torch spear dagger taser".split()
)
_READ = frozenset({Role.HEADLINE, Role.DECK, Role.BODY})


class AttachmentAmbiguity(Rule):
    """Report tools that may be either party's."""

    code = "GRA012"
    name = "attachment-ambiguity"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"sentences", "quotes", "tokens"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each tool with two possible owners."""
        for tool in doc.tokens:
            if tool.lemma.lower() not in _TOOLS or tool.upos != "NOUN":
                continue
            if doc.sentences[tool.sentence].role not in _READ:
                continue
            start = next((t for t in doc.tokens.children(tool, "case") if t.lower == "with"), None)
            victim = doc.tokens[start.index - 1] if start is not None and start.index else None
            if start is None or victim is None or victim.sentence != tool.sentence:
                continue
            if _suffers(doc, victim):
                yield self.finding(
                    start.span.to(tool.span),
                    f'"{doc.at(victim.span.to(tool.span))}": whose {tool.lemma} is it?',
                    confidence=0.6,
                )


def _suffers(doc: Document, victim: Token) -> bool:
    """Whether a word is the person to whom one of the deeds is done, by somebody who is named."""
    verb = doc.tokens.head(victim)
    if victim.deprel != "obj" or verb is None or verb.lemma not in _DEEDS:
        return False
    doers = doc.tokens.children(verb, "nsubj")
    return bool(doers) and (victim.upos == "PROPN" or victim.lemma in lexicon("person_nouns"))
