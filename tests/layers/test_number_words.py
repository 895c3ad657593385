import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.analysis.quantities.numbers import numbers
from newslint.analysis.quantities.wordnumbers import cardinal, ordinal

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    """``number`` (below a thousand million) in words."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    for size, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            many, rest = divmod(number, size)
            link = " and " if 0 < rest < 100 else " "
            return f"{spelled(many)} {word}" + (link + spelled(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_every_spelled_number_is_read_back(number: int) -> None:
    words = spelled(number)
    assert cardinal(words + " men") == (float(number), len(words))


@given(st.integers(min_value=0, max_value=10**12))
def test_every_number_in_digits_is_read_back(number: int) -> None:
    for text in (f"{number:,}", str(number)):
        (found,) = numbers(f"The count was {text} at noon")
        assert found.value == number
        assert found.span.of(f"The count was {text} at noon") == text


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("two hundred and five men", 205, 20),
        ("twenty one", 21, 10),
        ("two three", 2, 3),
        ("six and seven", 6, 3),
        ("nineteen and a half", 19, 8),
        ("two dozen eggs", 24, 9),
        ("sixty minutes", 60, 5),
        ("one thousand and one nights", 1001, 20),
        ("two million, three", 2_000_000, 11),
    ],
)
def test_longest_well_formed_number(text: str, value: float, length: int) -> None:
    assert cardinal(text) == (value, length)


@pytest.mark.parametrize("text", ["hundred", "million", "and", "men", "", "a"])
def test_no_number_starts_here(text: str) -> None:
    assert cardinal(text) is None


@pytest.mark.parametrize(
    ("word", "value"), [("first", 1), ("Third", 3), ("twenty-first", 21), ("ninetieth", 90)]
)
def test_ordinals(word: str, value: int) -> None:
    assert ordinal(word) == value


@pytest.mark.parametrize("word", ["firsthand", "twenty", "fifty-one"])
def test_no_ordinals(word: str) -> None:
    assert ordinal(word) is None
