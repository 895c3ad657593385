"""What had ended before somebody said that it would go on."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Role, Span, lazy_regex

_ENDED = (
    r"(?P<ended>pulled|scrapped|ended|stopped|closed|shut(?: down)?|cancell?ed|axed|abandoned|"
    r"called off|withdrawn|withdrew|dropped|disbanded|dissolved|shelved|discontinued|demolished|"
    r"repealed)"
)
_GO_ON = (
    r"(?:would|will) (?:continue|go on|carry on|keep|stay|remain|not (?:be )?(?:end\w*|clos\w*|"
    r"stop\w*|withdr\w+|cancel\w*|scrap\w*))\b"
)
_BEFORE = lazy_regex(
    rf"\b{_ENDED}\b(?P<between>[^.;:]{{0,90}}?)\b(?P<word>before)\b[^.;:]{{0,80}}?"
    rf"\b(?:said|says|insisted|promised|vowed|announced|pledged|assured \w+)\b[^.;:]{{0,40}}?"
    rf"\b(?:it|they) {_GO_ON}",
)
_APART = lazy_regex(r"\b(?:resum\w+|again|next|later|instead|other|another|online|new|while|but)\b")


def ceased_before(doc: Document) -> Iterator[tuple[Span, Span]]:
    """ "closed a month before the owner said it would stay open": the order word and the ending."""
    for sentence in doc.sentences:
        text = doc.at(sentence.span)
        match = _BEFORE.search(text) if sentence.role is Role.BODY else None
        if match is None or _APART.search(text):
            continue
        start = sentence.span.start
        if doc.quote_at(start + match.start("word")) is None:
            yield (
                Span(start + match.start("word"), start + match.end("word")),
                Span(start + match.start("ended"), start + match.end("ended")),
            )
