"""forward-reference: the aftermath of something not yet told.

## What it does
Reports *the aftermath*, *the verdict*, *the blast* and other results with *the* in the body when
neither the headline nor anything before has named the event or a word of the same family.

## Why it matters
*The* tells readers that they know already. They look back for what they have missed.

## Bad
The council will meet on Monday. The aftermath showed how weak the dyke was.

Water broke through the dyke on Friday.

## Good
Water broke through the dyke on Friday. The aftermath of the flood showed how weak the dyke was.

## When to ignore
A feature that holds back its news on purpose.

## Authority
Copy-desk practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Finding, Role, Rule, Severity, Span, lazy_regex

# Each result, with the stems of words that tell what it results from.
_EVENTS = {
    "aftermath": "after attack raid storm flood quake fire war blast vote crash kill clash strike",
    "verdict": "court jury trial judge tribunal convict acquit guilty charg",
    "sentence": "court jury trial judge convict guilty jail prison year term",
    "blast": "explo blast bomb deton blew attack",
    "explosion": "explo blast bomb deton blew attack",
    "crash": "crash collid collision hit plane car train bus derail",
    "shooting": "shot shoot gun fire bullet kill attack",
    "stabbing": "stab knife attack kill",
    "attackers": "attack raid shot shoot bomb assault kill gun",
    "hostages": "hostage seiz held kidnap captur abduct siege",
    "detainees": "detain arrest held seiz custody prison captur",
}
_RESULT = lazy_regex(rf"\b[Tt]he (?P<result>{'|'.join(_EVENTS)})\b(?! (?:of|in|on|at|that)\b)")


class ForwardReference(Rule):
    """Report results that are told before their event."""

    code = "COH004"
    name = "forward-reference"
    severity = Severity.SUGGESTION
    default = "off"
    reads = frozenset({"structure"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each result at its first place, if nothing before tells of it."""
        seen: set[str] = set()
        for paragraph in doc.structure.of_role(Role.BODY):
            for match in _RESULT.finditer(doc.text, paragraph.span.start, paragraph.span.end):
                result = match["result"]
                before = doc.text[: match.start()].lower()
                told = any(stem in before for stem in (result, *_EVENTS[result].split()))
                if result not in seen and not told:
                    yield self.finding(
                        Span(*match.span()), f'"{match.group()}": of what? Nothing before tells.'
                    )
                seen.add(result)
