"""A story and its layers of analysis, each built once and only when read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from newslint.model.span import Span
from newslint.model.story import Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newslint.model.attributions import Attribution
    from newslint.model.initials import Initialism
    from newslint.model.mentions import Entity, Mention
    from newslint.model.quantities import Quantity
    from newslint.model.quotes import Quote
    from newslint.model.structure import Structure
    from newslint.model.times import TimeExpression
    from newslint.model.tokens import Sentence, Token, Tokens

__all__ = ["LAYERS", "SURFACE", "Document", "LayerBuilder", "LayerError", "UndeclaredLayerError"]

LayerBuilder = Callable[["Document"], Any]

_QUOTE_DEPTH = 4  # quotations inside quotations go no deeper in print

LAYERS = (
    "structure",
    "quotes",
    "sentences",
    "reading",
    "tokens",
    "mentions",
    "entities",
    "initials",
    "attributions",
    "quantities",
    "dates",
    "embeddings",
    "fit",
    "earlier",
)

SURFACE = frozenset({"structure", "quotes", "sentences"})
"""The layers that are built without the language model."""


class LayerError(RuntimeError):
    """A layer that cannot be built; ``layer`` is the lowest one that failed, its cause chained."""

    def __init__(self, layer: str, cause: Exception) -> None:
        first_line = (str(cause).splitlines() or [""])[0]
        super().__init__(f"{type(cause).__name__}: {first_line}")
        self.layer = layer


class UndeclaredLayerError(LookupError):
    """A rule read a layer that it does not declare in ``reads``."""


class Document:
    """A story under analysis.

    Args:
        story: What the reader made of the file.
        builders: For each layer name the function that builds it from the document.
        story_date: The publication date given by the user, which beats metadata and dateline.
        vocabulary: Words the desk accepts, lower case, by list name (people, places, initials …).
    """

    def __init__(
        self,
        story: Story,
        builders: Mapping[str, LayerBuilder],
        *,
        story_date: date | None = None,
        vocabulary: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.story = story
        self.given_date = story_date
        self.vocabulary: Mapping[str, frozenset[str]] = vocabulary or {}
        self._builders = builders
        self._built: dict[str, Any] = {}
        self._failed: dict[str, LayerError] = {}

    @property
    def text(self) -> str:
        """The copy, as code points; every span of a layer points into it."""
        return self.story.text

    @property
    def source(self) -> str:
        """The decoded file."""
        return self.story.source

    @property
    def format(self) -> str:
        """Name of the reader: ``plain``, ``markdown`` …"""
        return self.story.format

    def at(self, span: Span) -> str:
        """The text of a span."""
        return span.of(self.story.text)

    def layer(self, name: str) -> Any:
        """The named layer, built on first use.

        Raises:
            KeyError: If there is no such layer.
            LayerError: If its builder, or that of a layer below it, fails; it is not tried again.
        """
        if name not in self._built:
            self._built[name] = self._build(name)
        return self._built[name]

    def _build(self, name: str) -> Any:
        if name in self._failed:
            raise self._failed[name]
        try:
            return self._builders[name](self)
        except LayerError as error:
            self._failed[name] = error
            raise
        except Exception as error:
            self._failed[name] = LayerError(name, error)
            raise self._failed[name] from error

    def restricted(self, reads: frozenset[str]) -> Document:
        """A view on this document that raises when a layer outside ``reads`` is read."""
        return _Restricted(self, reads)

    @cached_property
    def structure(self) -> Structure:
        """Headline, byline, dateline, paragraphs, sign-off."""
        return cast("Structure", self.layer("structure"))

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotations in text order."""
        return cast("tuple[Quote, ...]", self.layer("quotes"))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in text order."""
        return cast("tuple[Sentence, ...]", self.layer("sentences"))

    @cached_property
    def tokens(self) -> Tokens:
        """All words with tags and trees (language model)."""
        return cast("Tokens", self.layer("tokens"))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in text order (language model)."""
        return cast("tuple[Mention, ...]", self.layer("mentions"))

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Who and what the story is about, in order of first mention."""
        return cast("tuple[Entity, ...]", self.layer("entities"))

    @cached_property
    def initials(self) -> tuple[Initialism, ...]:
        """Initials in order of first use, with what they stand for."""
        return cast("tuple[Initialism, ...]", self.layer("initials"))

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Every attributed claim in text order."""
        return cast("tuple[Attribution, ...]", self.layer("attributions"))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every figure in text order."""
        return cast("tuple[Quantity, ...]", self.layer("quantities"))

    @cached_property
    def dates(self) -> tuple[TimeExpression, ...]:
        """Every time expression in text order."""
        return cast("tuple[TimeExpression, ...]", self.layer("dates"))

    @cached_property
    def embeddings(self) -> NDArray[np.float32]:
        """One unit vector per sentence, shape (sentences, width)."""
        return cast("NDArray[np.float32]", self.layer("embeddings"))

    @cached_property
    def fit(self) -> list[float] | None:
        """How little each sentence belongs to its story, one figure each (language model).

        Logits less the threshold that clean copy set: from 0 on a sentence stands out. Minus
        infinity for a sentence outside the story proper, and for all in a story of few sentences.
        None if the packaged model has no sentence-fit head.
        """
        return cast("list[float] | None", self.layer("fit"))

    @cached_property
    def earlier(self) -> Document | None:
        """The story as it was before, with layers of its own; None unless two are compared."""
        return cast("Document | None", self.layer("earlier"))

    def line_of(self, offset: int) -> int:
        """The source line, from 1, of a text offset."""
        source_map = self.story.source_map
        return source_map.position(source_map.source_span(Span(offset, offset)).start).line

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.inner.start for quote in self.quotes]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def quote_at(self, offset: int) -> Quote | None:
        """The innermost quotation whose inner text holds an offset."""
        before = bisect_right(self._quote_starts, offset)
        nearest = reversed(self.quotes[max(0, before - _QUOTE_DEPTH) : before])
        return next((quote for quote in nearest if offset < quote.inner.end), None)

    def in_quotation(self, span: Span) -> bool:
        """Whether a span shares text with the inside of a quotation."""
        if self.quote_at(span.start) is not None:
            return True
        first = bisect_right(self._quote_starts, span.start)
        last = bisect_left(self._quote_starts, span.end)
        return any(len(quote.inner) > 0 for quote in self.quotes[first:last])

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset."""
        before = bisect_right(self._sentence_starts, offset)
        last = self.sentences[before - 1] if before else None
        return last if last is not None and offset < last.span.end else None

    def words_in(self, sentence: Sentence) -> Sequence[Token]:
        """The tokens of a sentence."""
        return self.tokens.of_sentence(sentence.index)


class _Restricted(Document):
    """A document that gives out only the declared layers of another."""

    def __init__(self, whole: Document, reads: frozenset[str]) -> None:
        super().__init__(whole.story, {}, story_date=whole.given_date, vocabulary=whole.vocabulary)
        self._whole = whole
        self._reads = reads

    def layer(self, name: str) -> Any:
        if name not in self._reads:
            raise UndeclaredLayerError(f"layer {name!r} is not in the rule's reads")
        layer = self._whole.layer(name)
        return layer.restricted(self._reads) if isinstance(layer, Document) else layer
