"""truncated-text: a paragraph that stops before its sentence does.

## What it does
Looks at body paragraphs of more than eight words that end without a full stop or another end mark
on a word that cannot end a sentence (*the*, *of*, *and*), and at a last paragraph whose earlier
sentences are complete and whose last one is not; that is a warning. Lists, lines in title case, and
files where many paragraphs have no end mark are left alone.

## Why it matters
The end of a paragraph got lost on the way: a cut to fit, a paste that missed a line, a field that
was too short. What is missing may be the attribution.

## Bad
The court ruled that the port may stay open until the
---
Police closed the bridge on Monday after a lorry hit a pillar.

Engineers will look at the damage on Tuesday before they decide when to

The road north is open.

## Good
Police closed the bridge on Monday after a lorry hit a pillar.

Engineers will look at the damage on Tuesday.
---
The harbour, the school and the mill were flooded, and three streets closed:

* Mill Lane from the bridge down to the old station house and the church
* Quay Street

## When to ignore
A transcript of broken-off speech without a dash or an ellipsis.

## Authority
Wire hygiene.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from newslint.api import Document, Finding, Paragraph, Role, Rule, Severity, Span, lazy_regex

_END_MARK = lazy_regex(r"[.!?…:;—–][\"'”’»)\]*_\s]*$|-{1,2}[\"'”’]?$|[\"”’)\]»]$|;\s+(?:and|or)$")
_LAST_WORD = lazy_regex(r"[\p{L}\p{N}'’.,-]+[^\p{L}\p{N}]*$")
_ADDRESS = lazy_regex(r"(?:https?://|www\.)\S+$|\S+@\S+$|\.\w{2,4}/\S*$")
_OPEN_WORDS = frozenset(
    "a an the of at for from with and or but nor which who whose because although while if as than"
    " is are was were be been has its their our your my into onto upon between during against"
    " without toward towards until to when where".split()
)
_INNER_END = lazy_regex(r"\p{Ll}{2}[.!?][\"'”’]?\s+[\"'“‘]?\p{Lu}")
_SHORT = 8
_MOSTLY = 0.3


class TruncatedText(Rule):
    """Flag body paragraphs that break off."""

    code = "TYP012"
    name = "truncated-text"
    severity = Severity.ERROR
    reads = frozenset({"structure"})
    quotes = "both"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding at the end of each paragraph that breaks off."""
        paragraphs = doc.structure.paragraphs
        body = [
            p for p in paragraphs if p.role is Role.BODY and len(doc.at(p.span).split()) > _SHORT
        ]
        broken = [p for p in body if _breaks_off(doc, p, paragraphs)]
        if len(broken) > max(1, _MOSTLY * len(body)):
            return
        for paragraph in broken:
            last = paragraph.index == paragraphs[-1].index and len(broken) == 1
            match = _LAST_WORD.search(doc.at(paragraph.span))
            if match is None:
                continue
            word = regex.sub(r"\W+$", "", match.group())
            open_ended = word.lower() in _OPEN_WORDS
            if not open_ended and not (last and _INNER_END.search(doc.at(paragraph.span))):
                continue
            what = "story" if last else "paragraph"
            yield self.finding(
                Span(*match.span()).shifted(paragraph.span.start),
                f'The {what} breaks off after "{word}": what is missing?',
                severity=Severity.ERROR if open_ended else Severity.WARNING,
                confidence=0.95 if open_ended else 0.7,
            )


def _breaks_off(doc: Document, paragraph: Paragraph, paragraphs: Sequence[Paragraph]) -> bool:
    text = doc.at(paragraph.span).rstrip()
    if any(form.search(text) for form in (_END_MARK, _ADDRESS)) or _is_label(text):
        return False
    following = paragraphs[paragraph.index + 1 :][:1]
    return not any(p.role is Role.LIST_ITEM or doc.at(p.span)[:1].islower() for p in following)


def _is_label(text: str) -> bool:
    """Whether a line is a heading, a caption or a row of names rather than a sentence."""
    words = [word for word in regex.findall(r"\p{L}[\p{L}'’-]*", text) if len(word) > 3]
    return bool(sum(word[0].isupper() for word in words) * 2 > len(words))
