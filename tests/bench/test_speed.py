"""The limits on time and memory; run ``pytest tests/bench -s`` on a quiet machine."""

from tests.bench.speed import figures


def test_limits_are_kept():
    missed = []
    for figure in figures():
        print(figure)
        if not figure.kept:
            missed.append(str(figure))
    assert not missed
