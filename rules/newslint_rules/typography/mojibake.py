"""mojibake: text that was decoded in the wrong way.

## What it does
Looks for runs of characters that arise when UTF-8 is read as Windows-1252, such as an apostrophe
that became three characters, and for the replacement character. A run is flagged only if it turns
back into a character that news copy uses. The fix puts that character.

## Why it matters
Readers see rubbish in the middle of a word, most often where an apostrophe or an accented name
stood; and the fault spreads with every copy.

## Bad
The cityâ€™s bridge was closed.
---
The singer BeyoncÃ© cancelled the concert.

## Good
The city’s bridge was closed.
---
The singer from SÃO PAULO, a fan of Â and â, sang in a café in Âbo.

## When to ignore
A story about character encodings.

## Authority
Wire hygiene; the Unicode Consortium's description of UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.api import Document, Edit, Finding, Fix, Rule, Severity, Span, lazy_regex

# The characters that Windows-1252 gives for the bytes 0x80 to 0xBF.
_FOLLOWING = "".join(bytes([byte]).decode("cp1252", errors="ignore") for byte in range(0x80, 0xC0))
_CONTROLS = r"\x80-\x9f"
_RUN = lazy_regex(
    rf"(?:â[{_FOLLOWING}{_CONTROLS}]{{2}}|[ÂÃ][{_FOLLOWING}{_CONTROLS}]|ï»¿|ï¿½)+|\ufffd+"
)
_PLAUSIBLE = lazy_regex(r"[\u00a0-\u00ff\u2000-\u206f\u20ac\u2122\u2190-\u21ff\ufeff\ufffd]+")


class Mojibake(Rule):
    """Flag text that was read in the wrong encoding."""

    code = "TYP007"
    name = "mojibake"
    severity = Severity.ERROR
    quotes = "both"
    fix = "safe"

    def check(self, doc: Document) -> Iterator[Finding]:
        """One finding for each damaged run."""
        for match in _RUN.finditer(doc.text):
            span = Span(*match.span())
            if match.group()[0] == "\ufffd":
                yield self.finding(span, "A character was lost in decoding: what stood here?")
                continue
            text = _decoded(match.group())
            if text is None:
                continue
            fix = Fix(f'write "{text}"', (Edit(span, text),), safe="\ufffd" not in text)
            yield self.finding(span, f'"{match.group()}" was decoded wrongly: "{text}"?', fix=fix)


def _decoded(run: str) -> str | None:
    """What stood in the file, None if the run does not come from UTF-8."""
    try:
        data = b"".join(_byte(char) for char in run)
        text = data.decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return text.replace("\ufeff", "") if _PLAUSIBLE.fullmatch(text) else None


def _byte(char: str) -> bytes:
    """The byte that a character was read from; five bytes have no character in Windows-1252."""
    return bytes([ord(char)]) if ord(char) < 0xA0 else char.encode("cp1252")
