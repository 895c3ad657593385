"""Declarative rules over words and their grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.declarative.base import DeclarativeRule, Hit
from newslint.model.document import Document
from newslint.model.tokens import Token

__all__ = ["SequenceRule"]


class SequenceRule(DeclarativeRule):
    """Flags neighbouring words of one sentence that fit ``steps`` in order.

    A step names what its word must be: ``lemma``, ``upos``, ``xpos``, ``deprel`` (lists of which
    one must fit), ``text`` (a pattern for the whole word). ``optional`` steps may be left out. If
    any step has ``flag``, only the words of such steps are underlined.
    """

    def hits(self, doc: Document) -> Iterator[Hit]:
        """Every fit, from left to right, without overlaps."""
        replacement = self.spec.get("replacement")
        for sentence in doc.sentences:
            if self.scope and sentence.role not in self.scope:
                continue
            words = doc.words_in(sentence)
            start = 0
            while start < len(words):
                taken = self._fit(words, start, self.spec["steps"])
                if taken:
                    flagged = [token for token, flag in taken if flag] or [t for t, _ in taken]
                    yield Hit(flagged[0].span.to(flagged[-1].span), replacement)
                    start = taken[-1][0].index - words[0].index
                start += 1

    def _fit(
        self, words: Sequence[Token], at: int, steps: Sequence[Mapping[str, Any]]
    ) -> list[tuple[Token, bool]] | None:
        """The words that the steps take from position ``at`` on, each with its flag."""
        if not steps:
            return []
        step, rest = steps[0], steps[1:]
        if at < len(words) and self._is(words[at], step):
            following = self._fit(words, at + 1, rest)
            if following is not None:
                return [(words[at], step.get("flag", False)), *following]
        return self._fit(words, at, rest) if step.get("optional") else None

    def _is(self, token: Token, step: Mapping[str, Any]) -> bool:
        listed = all(
            getattr(token, key) in step[key]
            for key in ("lemma", "upos", "xpos", "deprel")
            if key in step
        )
        pattern = step.get("text")
        return listed and (
            pattern is None or bool(self.compiled("text", pattern).fullmatch(token.text))
        )
