"""Results of the same match given twice."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newslint.api import Document, Quantity, lazy_regex
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_RESULT = r"(?:win|wins|victory|defeat|loss|draw|triumph|thrashing|success)"
_FIRST = lazy_regex(
    rf"{slot('score', 's')} (?:[a-z]+ )?{_RESULT}\b|\b(?:beat|beating|beaten|defeat(?:ed|ing)?|won"
    rf"|lost|drew|thrash(?:ed|ing)|edged){gap(40)} {slot('after', 's')}",
    regex.IGNORECASE,
)
_AGAIN = lazy_regex(
    rf"\b(?:the|their|his side['’]s|her side['’]s|the (?:side|team|club)['’]s|[A-Z][a-z]+['’]s?) "
    rf"{slot('score', 's')} (?:home |away )?{_RESULT}\b"
    r"(?! (?:over|against|at|in|to|on|last|earlier))",
    regex.IGNORECASE,
)
_OTHER_MATCH = lazy_regex(
    r"\b(?:last|previous|earlier|first leg|first meeting|season|year|month|ago|week|half-time|"
    r"half time|at the break|when|since|aggregate|midweek|opening|recent)\b",
    regex.IGNORECASE,
)


def result_conflicts(doc: Document) -> Iterator[tuple[Quantity, Quantity]]:
    """The only result that a story gives first, and another for the match it goes back to."""
    results: list[tuple[Skeleton, Quantity]] = []
    for skeleton in skeletons(doc):
        again = _AGAIN.search(skeleton.text)
        if again and results and not _OTHER_MATCH.search(skeleton.text):
            later = skeleton.figure(again, "score")
            earlier = {(q.low, q.high) for _, q in results}
            if len(earlier) == 1 and (later.low, later.high) not in earlier:
                yield results[0][1], later
        for match in _FIRST.finditer(skeleton.text):
            at = match["score"] or match["after"]
            results.append((skeleton, skeleton.figures[int(at)]))
