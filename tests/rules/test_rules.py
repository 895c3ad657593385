"""Every rule on its samples: bad copy must raise its findings and no others, good copy none."""

from __future__ import annotations

import pytest

from newslint.finding import Finding
from newslint.testing import findings
from tests.rules.cases import Case, cases


def _found(case: Case) -> tuple[Finding, ...]:
    return findings(
        case.rule,
        case.text,
        format=case.format,
        options=case.options,
        story_date=case.story_date,
    )


@pytest.mark.parametrize("case", cases("bad"), ids=lambda case: case.origin)
def test_bad_copy_is_flagged(case: Case) -> None:
    found = _found(case)
    assert found, f"nothing found in:\n{case.text}"
    for finding in found:
        assert finding.message.count("\n") <= 1
        assert finding.span.end <= len(case.text)


@pytest.mark.parametrize("case", cases("good"), ids=lambda case: case.origin)
def test_good_copy_is_silent(case: Case) -> None:
    found = [(finding.message, finding.span.of(case.text)) for finding in _found(case)]
    assert not found, f"found in:\n{case.text}"
