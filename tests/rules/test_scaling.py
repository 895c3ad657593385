"""Rules that need no language model stay quick on copy far longer than a story."""

from __future__ import annotations

import time

import pytest

from newslint.analysis.pipeline import open_document
from newslint.formats import read_story
from newslint.rule import Rule
from tests.rules.cases import file_cases, manual_cases, rules

SURFACE = frozenset({"structure", "quotes", "sentences", "dates", "initials"})
SHORT = 30_000
"""Characters, some 5,000 words: longer than any story."""
HARMLESS = 3.0
"""Seconds that a rule may take for four times that, whatever law it follows."""


def _seconds(rule: type[Rule], sample: str, length: int, reader: str) -> float:
    """The time of the rule alone on copy made of its own bad samples, layers built before."""
    text = (sample * (length // len(sample) + 1))[:length]
    doc = open_document(read_story("story", text.encode(), format=reader))
    for layer in (rule.reads | {"quotes"}) & SURFACE:
        doc.layer(layer)
    started = time.process_time()
    list(rule().check(doc))
    return time.process_time() - started


@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if rule.reads <= SURFACE], ids=lambda rule: rule.code
)
def test_time_grows_with_the_story(rule: type[Rule]) -> None:
    bad = [*manual_cases(rule, "bad"), *file_cases(rule, "bad")]
    sample = "\n\n".join(case.text for case in bad) + "\n\n"
    short = _seconds(rule, sample, SHORT, bad[0].format)
    if 16 * short > HARMLESS:  # else not even a square law could do harm
        long = _seconds(rule, sample, 4 * SHORT, bad[0].format)
        assert long < max(9 * short, HARMLESS), f"{long:.2f} s, {short:.2f} s for a quarter"
