"""repeated-word: the same word twice in a row.

## What it does
Flags a small grammatical word (*the the*, *was was*, *to to*) or a longer lower-case word that is
typed twice. Pairs that English allows (*had had*, *that that*, *very very*), names and quotations
are left alone.

## Why it matters
The eye of the writer skips it; the eye of the reader does not.

## Bad
The tanker lay in the the outer harbour for two days.
---
Police said the man was was driving without lights.

## Good
The board had had three warnings, and it knew that that vote would be close.
---
What it is is a question of money. It was a long, long night on on-call duty.

## When to ignore
A word doubled for effect.

## Authority
General grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Edit, Finding, Fix, Role, Rule, Severity, Span, lazy_regex

_TWICE = lazy_regex(
    r"(?<![\w'’.-])(?P<one>\p{L}+)(?P<gap>[ \t\u00a0]+)(?P<two>\p{L}+)(?![\w'’-]|\.\w)"
)
_ROLES = (Role.HEADLINE, Role.DECK, Role.BODY, Role.SUBHEAD, Role.LIST_ITEM, Role.CAPTION)
# Pairs that stand in good English: grammar (had had), emphasis (very very), sounds, dances.
_ALLOWED = frozenset(
    "had that her there do did no yes very so really many much long far too more again on-and-on "
    "ha hee ho ho bye tut hear there now well go please please up down out knock tick boo chop "
    "blah yada cha can tom pom yo bling night hush hip same old big little such quite never ever "
    "is you us all what who it win whoa wow hey aye mm um er uh la da na ra beep tap bang quack "
    "pee wee poo dum goody fifty sixty half less extra super mega bora couscous agar beri aye "
    "froufrou muumuu paw juju kiwi hula dodo lulu cous tuk walla duran pago sing".split()
)
# Doubled after a capital they are no name and a verb ("Will will go").
_SURE = frozenset("the a an of and to it he she they we this his its their for with from".split())
# These may end one phrase and open the next ("the storm it passed by by noon"): only where the
# word before is no verb of motion or action that takes them along.
_PARTICLES = frozenset("in on by over off through around about along under".split())
_TAKES_PARTICLE = lazy_regex(
    r"(?:\w+ed|\w+ing|go|goes|went|gone|come|comes|came|carry|carries|move|moves|log|logs|get|gets"
    r"|got|pass|passes|hold|holds|held|drop|drops|turn|turns|stand|stands|stood|sit|sits|sat"
    r"|let|give|gives|gave|take|takes|took|bring|brings|brought|hand|hands|put|puts|keep|keeps"
    r"|kept|break|breaks|broke|run|runs|ran|him|her|them|it|us|me|you)\s+$",
    regex.IGNORECASE,
)


class RepeatedWord(Rule):
    """Flag doubled words."""

    code = "GRA001"
    name = "repeated-word"
    severity = Severity.WARNING
    reads = frozenset({"structure"})
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each doubled word; the fix drops the second."""
        for paragraph in doc.structure.of_role(*_ROLES):
            start, end = paragraph.span.start, paragraph.span.end
            for match in _TWICE.finditer(doc.text, start, end, overlapped=True):
                if _slip(doc.text, match):
                    word = match["one"]
                    edit = Edit(Span(match.end("one"), match.end("two")), "")
                    yield self.finding(
                        Span(*match.span()),
                        f'"{match.group()}": is "{word}" meant twice?',
                        fix=Fix(f'drop the second "{match["two"]}"', (edit,), safe=True),
                    )


def _slip(text: str, match: regex.Match[str]) -> bool:
    one, two = match["one"], match["two"]
    word = two.lower()
    if one.lower() != word or two != word or word in _ALLOWED or (len(word) == 1 and word != "a"):
        return False
    if one != word and word not in _SURE:
        return False
    return word not in _PARTICLES or not _TAKES_PARTICLE.search(text[: match.start()][-30:])
