"""score result mismatch: the winner has the lower score, or the votes go the other way.

## What it does

Flags "beat Rovers 1-2", "a 1-3 win", "drew 2-1" and "approved by 31 to 68": the first figure
belongs to the winner, the side that leads or the motion that passes. Exact comparison, no
tolerance. Sets, innings, penalties, aggregates and scores behind "lost" are left alone.

## Why it matters

Either the result or the score is wrong, and supporters write in.

## Bad

City went top of the table on Saturday when they beat Rovers 1-2 in the rain.

## Good

City went top of the table on Saturday when they beat Rovers 2-1 in the rain.

## When to ignore

When the desk gives the home side's goals first.

## Authority

Copy-desk practice: the winner's score comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import regex

from newslint.api import Document, Finding, Quantity, Rule, Severity, Span, lazy_regex
from newslint_rules.numbers._skeleton import Skeleton, gap, skeletons, slot

_SCORE = slot("score", "s")
_MOST = 200
"""More than a side scores in a match: two such figures are years or pages."""
_WON = lazy_regex(
    rf"\b(?P<cue>beat|beats|beating|defeat(?:ed|s|ing)|thrash(?:ed|es|ing)|edg(?:ed|es|ing) past|"
    rf"overc(?:ame|omes?|oming)|saw off|won|wins?|winning|victory|cruis(?:ed|es) to)"
    rf"{gap(40)} {_SCORE}",
    regex.IGNORECASE,
)
_WON_AFTER = lazy_regex(
    rf"{_SCORE} (?:[a-z]+ )?(?P<cue>win|victory|triumph|lead|advantage|thrashing)\b",
    regex.IGNORECASE,
)
_DREW = lazy_regex(rf"\b(?P<cue>drew|a draw|drawn|drawing) {_SCORE}", regex.IGNORECASE)
_PASSED = lazy_regex(
    rf"\b(?P<cue>pass(?:ed|es)|approv(?:ed|es)|adopt(?:ed|s)|endors(?:ed|es)|carried|back(?:ed|s))\b{gap(70)}"
    rf"\b(?:vot\w+(?: of)?|by|margin of) {_SCORE}",
    regex.IGNORECASE,
)
_UNLIKE = lazy_regex(
    r"\b(?:los[est]\w*|lost|defeated by|beaten|down|behind|trail\w*|deficit|aggregate|penalt\w+|"
    r"shoot-?out|sets?|half-time|innings|cricket|golf|under|par|"
    r"short|failed|reject\w*|override|veto)\b",
    regex.IGNORECASE,
)


class ScoreResultMismatch(Rule):
    """Compares scores with the result they stand beside."""

    code = "NUM020"
    name = "score-result-mismatch"
    severity = Severity.ERROR
    reads = frozenset({"structure", "sentences", "tokens", "quotes", "quantities"})

    def check(self, doc: Document) -> Iterator[Finding]:
        """Yield a finding for each score that goes against its result."""
        for skeleton in skeletons(doc):
            if skeleton.text.count("<s") != 1:
                continue
            for pattern, most in ((_WON, _MOST), (_WON_AFTER, _MOST), (_PASSED, inf)):
                match = pattern.search(skeleton.text)
                if match is None or skeleton.figure(match, "score").high > most:
                    continue
                if _rising(skeleton, match) and not _UNLIKE.search(skeleton.text):
                    yield self._finding(doc, skeleton.figure(match, "score"), _cue(skeleton, match))
                    break
            drawn = _DREW.search(skeleton.text)
            if drawn and not _level(skeleton.figure(drawn, "score")):
                yield self._finding(doc, skeleton.figure(drawn, "score"), _cue(skeleton, drawn))

    def _finding(self, doc: Document, score: Quantity, cue: Span) -> Finding:
        return self.finding(
            score.figure,
            f'"{doc.at(cue)}" with {doc.at(score.figure)}: is the result or the score wrong?',
            confidence=0.75,
        )


def _cue(skeleton: Skeleton, match: regex.Match[str]) -> Span:
    return skeleton.span(match, "cue")


def _rising(skeleton: Skeleton, match: regex.Match[str]) -> bool:
    score = skeleton.figure(match, "score")
    return score.value == score.low < score.high


def _level(score: Quantity) -> bool:
    return score.low == score.high
