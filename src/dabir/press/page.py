"""A baked page: leaves (packed runs of parts and what they read) bound in order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dabir.press.packing import Sheet, gzip_pieces
from dabir.press.pages import Plan, Run
from dabir.press.reading import Read


@dataclass(slots=True)
class Leaf:
    """A run as it was last rendered, the answers it read, and the revision it was last found fresh at."""

    run: Run
    sheet: Sheet
    reads: tuple[Read, ...]
    verified: int


@dataclass
class Page:
    """What a server needs to answer.

    *reads* are the answers the plan itself rests on. *verified* is the revision the page
    was last found fresh at. *prepared* is the server's own: whole answers by coding.
    """

    plan: Plan
    leaves: tuple[Leaf, ...]
    reads: tuple[Read, ...]
    verified: int
    prepared: dict[str, tuple[bytes, ...]] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.plan.status

    @property
    def media_type(self) -> str:
        """The media type, with its charset."""
        return self.plan.media_type

    @cached_property
    def etag(self) -> str:
        """The name of the content, the same in every process."""
        digest = hashlib.blake2b(digest_size=12)
        for leaf in self.leaves:
            digest.update(leaf.sheet.digest)
        return digest.hexdigest()

    @property
    def facts(self) -> frozenset[str]:
        """The names of all facts the page rests on."""
        return frozenset(read.fact for read in self._all_reads())

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The packed bytes in order."""
        return tuple(leaf.sheet for leaf in self.leaves)

    @property
    def body(self) -> bytes:
        """The whole body as it is."""
        return b"".join(sheet.plain for sheet in self.sheets)

    @property
    def gzip(self) -> tuple[bytes, ...]:
        """The pieces of the whole body as one gzip member."""
        return gzip_pieces(self.sheets)

    @property
    def zstd(self) -> tuple[bytes, ...]:
        """The pieces of the whole body as Zstandard frames."""
        return tuple(sheet.frame for sheet in self.sheets)

    @property
    def weight(self) -> int:
        """About how many bytes of memory would be free without this page."""
        return _PAGE + sum(weigh_leaf(leaf) for leaf in self.leaves if not leaf.run.shared)

    def _all_reads(self) -> Iterator[Read]:
        yield from self.reads
        for leaf in self.leaves:
            yield from leaf.reads


_PAGE = 4_000
"""Bytes of a page's own objects and prepared heads."""

_READ = 300
"""Bytes of a read with its question."""


def weigh_leaf(leaf: Leaf) -> int:
    """Return about how many bytes *leaf* takes."""
    return len(leaf.sheet.deflated) + len(leaf.sheet.frame) + _READ * len(leaf.reads) + _READ


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another path (percent-encoded) answers for this one, for ever."""

    path: str
