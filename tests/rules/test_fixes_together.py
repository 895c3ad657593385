"""Fixes of several rules on one story: they do not overlap, and they come to an end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.analysis.pipeline import open_document
from newslint.engine import check_document
from newslint.fix import MAX_ROUNDS, apply_fixes
from newslint.formats import read_story
from newslint.model.document import SURFACE
from tests.rules.cases import Case, cases

_QUICK = [
    case
    for case in cases("bad")
    if case.rule.fix != "none" and case.format == "plain" and SURFACE.issuperset(case.rule.reads)
]


@given(st.lists(st.sampled_from(_QUICK), min_size=2, max_size=5))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_fixes_of_many_rules_get_on_together(mixed: list[Case]) -> None:
    source = "\n\n".join(case.text.strip("\n") for case in mixed) + "\n\nThe end.\n"
    rules = tuple({case.rule.code: case.rule(case.options) for case in mixed}.values())
    for _ in range(MAX_ROUNDS):
        doc = open_document(read_story("story", source.encode()))
        done = apply_fixes(source, check_document(doc, rules).findings, suggested=True)
        spans = sorted({e.span for f in done.applied if f.fix for e in f.fix.edits})
        assert all(one.end <= other.start for one, other in pairwise(spans))
        if done.source == source:
            return
        source = done.source
    pytest.fail(f"still changing after {MAX_ROUNDS} rounds:\n{source}")
