"""The kinds of declarative rules that work on the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.declarative.base import DeclarativeRule, Hit, keep_case
from newslint.finding import Related
from newslint.model.document import Document
from newslint.model.span import Span

__all__ = ["Consistency", "Existence", "Occurrence", "Substitution"]


class Existence(DeclarativeRule):
    """Flags every match of ``patterns``; ``replacement`` may use groups of the match (``\\1``).

    Each of ``forms`` has patterns of its own, and may have its own replacement, message, severity
    and conditions.
    """

    def hits(self, doc: Document) -> Iterator[Hit]:
        """Every match."""
        parts = (self.spec, *self.spec.get("forms", ()))
        forms = {self.expanded(p): part for part in parts for p in part.get("patterns", ())}
        for match in self.matches(doc, tuple(forms)):
            form = forms[match.re.pattern]
            if not self.in_context(doc, Span(*match.span()), form):
                continue
            template = form.get("replacement")
            new = None if template is None else match.expand(template)
            if new is not None and self.spec.get("ignore_case"):
                new = keep_case(match.group(), new)
            yield Hit(Span(*match.span()), new, form=form)


class Occurrence(DeclarativeRule):
    """Flags the first match beyond the ``max`` matches that one story may have."""

    def hits(self, doc: Document) -> Iterator[Hit]:
        """The first match too many, if there is one."""
        limit: int = self.spec["max"]
        spans = [Span(*match.span()) for match in self.matches(doc, self.spec["patterns"])]
        spans = [span for span in spans if self.admitted(doc, span)]
        if len(spans) > limit:
            first = tuple(Related(span, "first here") for span in spans[:1] if limit)
            yield Hit(spans[limit], related=first, words={"count": len(spans), "max": limit})


class Substitution(DeclarativeRule):
    """Flags the left sides of ``swap`` and offers the right ones, in the case of the copy.

    Unless the file says otherwise, the case of the copy does not matter, and is kept.
    """

    ignore_case = True

    def hits(self, doc: Document) -> Iterator[Hit]:
        """Every match of a left side that is not already its right side."""
        swap: dict[str, str] = self.spec["swap"]
        for match in self.matches(doc, tuple(swap)):
            template = next(new for old, new in swap.items() if self._is(match, old))
            new = match.expand(template)
            if self._ignores_case():
                new = keep_case(match.group(), new)
            if new != match.group():
                yield Hit(Span(*match.span()), new)

    def _is(self, match: Any, pattern: str) -> bool:
        return match.re is self.compiled("swap", self.expanded(pattern))


class Consistency(DeclarativeRule):
    """Flags the rarer of several forms that one story mixes; at a draw the later one.

    ``groups`` lists sets of forms, each form one pattern or a list of patterns.
    """

    def hits(self, doc: Document) -> Iterator[Hit]:
        """Every use of a minority form, with the first use of the majority form."""
        for group in self.spec["groups"]:
            forms = [self._uses(doc, form) for form in group]
            used = sorted((f for f in forms if f), key=lambda f: (-len(f), f[0].start))
            if len(used) > 1:
                yield from self._minorities(doc, used)

    def _uses(self, doc: Document, form: str | list[str]) -> list[Span]:
        patterns = [form] if isinstance(form, str) else form
        spans = (Span(*match.span()) for match in self.matches(doc, patterns))
        return [span for span in spans if self.admitted(doc, span)]

    def _minorities(self, doc: Document, used: list[list[Span]]) -> Iterator[Hit]:
        majority = used[0]
        other = doc.at(majority[0])
        note = Related(majority[0], f'"{other}" here')
        words = {"other": other, "count": len(majority), "line": doc.line_of(majority[0].start)}
        for span in sorted(span for form in used[1:] for span in form):
            yield Hit(span, keep_case(doc.at(span), other), (note,), words)
