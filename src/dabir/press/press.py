"""The press itself: follows the ledger, keeps pages and parts, bakes what is stale."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from threading import RLock
from typing import Any, Final, Generic, TypeVar

from django.core.signals import setting_changed

from dabir.conf import conf
from dabir.ledger.protocol import ReadableLedger
from dabir.press import facts, pages, routes
from dabir.press.memory import Memory
from dabir.press.pages import Plan
from dabir.press.parts import BUILDERS, Part
from dabir.press.reading import Question, Reader, Reads
from dabir.press.stamps import Stamps
from dabir.press.templates import Templates
from dabir.press.today import today

V = TypeVar("V")

_LEAP: Final = 5_000
"""More new entries than this at once (a bulk import) and forgetting everything is cheaper."""

_GZIP: Final = 16 + zlib.MAX_WBITS


@dataclass(slots=True)
class _Node(Generic[V]):
    """A computed value, the answers it read with the numbers they changed at, and when it was found fresh."""

    value: V
    seen: dict[Question, int]
    verified: int


@dataclass(slots=True)
class Page:
    """A baked page: what a server needs to answer, ready.

    *path* is its one right path, percent-decoded. *etag* names the content, the same in every process.
    *keys* are the names of all facts it rests on, with spaces between. *gzipped* is the
    whole body in gzip.
    """

    path: str
    status: int
    media_type: str
    parts: tuple[bytes, ...]
    gzipped: bytes
    etag: str
    keys: str
    verified: int

    @property
    def body(self) -> bytes:
        """The whole body as it is."""
        return b"".join(self.parts)


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another path (percent-encoded) answers for this one, for ever."""

    path: str


def _weigh_page(page: Page) -> int:
    return len(page.gzipped) + 1_000


def _weigh_part(node: _Node[bytes]) -> int:
    return len(node.value) + 100 * len(node.seen)


class Press:
    """Bakes the pages of one ledger.

    :meth:`peek` may be called from any thread and takes no lock; all else takes turns.
    *rendered*, if given, is told each part that is rendered, for tests and measurement.
    """

    def __init__(
        self,
        ledger: ReadableLedger,
        templates: Templates,
        *,
        today: Callable[[], date] = today,
        memory: int | None = None,
        rendered: Callable[[Part], None] = lambda part: None,
    ) -> None:
        """Follow *ledger* from where it stands; *memory* is in bytes (default by setting)."""
        capacity = memory or conf.PAGE_MEMORY_MB * 1_000_000
        self._ledger = ledger
        self._templates = templates
        self._today = today
        self._rendered = rendered
        self._lock = RLock()
        self._stamps = Stamps()
        self._reads = Reads(ledger, self._stamps, today, capacity // 4)
        self._parts: Memory[Part, _Node[bytes]] = Memory(capacity // 4, _weigh_part)
        self._pages: Memory[str, Page] = Memory(capacity // 2, _weigh_page)
        self._number = ledger.head().number
        self._day = today()
        setting_changed.connect(self._on_setting)  # held weakly: it goes with the press

    @property
    def number(self) -> int:
        """The number of the last ledger entry the press has seen."""
        return self._number

    def day_has_turned(self) -> bool:
        """Say whether it is another day in Tehran than the pages say."""
        return self._today() != self._day

    def follow(self) -> None:
        """Take in what the ledger has gained and whether the day has turned."""
        with self._lock:
            if self.day_has_turned():
                self._day = self._today()
                self._stamps.stamp((facts.TODAY,), self._day.toordinal())
            while entries := self._ledger.after(self._number):
                if self._ledger.head().number - self._number > _LEAP:
                    self._forget()
                    return
                for entry in entries:
                    before = self._ledger.entry(entry.replaces) if entry.replaces else None
                    self._stamps.stamp(facts.touched(entry, before), entry.number)
                    self._number = entry.number

    def peek(self, path: str) -> Page | None:
        """Return the page at exactly *path* if it is in memory and fresh."""
        page = self.kept(path)
        return page if page and page.verified == self._stamps.revision else None

    def kept(self, path: str) -> Page | None:
        """Return the page at exactly *path* if it is in memory, fresh or stale."""
        return self._pages.get(routes.FRONT if path == "/" else path)

    def page(self, path: str) -> Page | Redirect | None:
        """Return the fresh page at *path*, a redirect to its right path, or None if it is not the paper's.

        *path* is percent-decoded.
        """
        address = routes.parse(path)
        if address is None:
            return None
        with self._lock:
            reader = Reader(self._reads)
            plan = pages.plan(reader, address)
            if plan.status == HTTPStatus.OK and path not in {"/", plan.path}:
                return Redirect(routes.encoded(plan.path))
            return self._bake(plan, reader)

    def missing(self) -> Page:
        """Return the page for an address where nothing is."""
        with self._lock:
            return self._bake(pages.missing(), Reader(self._reads))

    def _bake(self, plan: Plan, reader: Reader) -> Page:
        """Return the page of *plan*, whose facts *reader* has noted; equal bytes stay the same page."""
        revision = self._stamps.revision
        nodes = [self._part(part) for part in plan.parts]
        parts = tuple(node.value for node in nodes)
        kept = self._pages.get(plan.path)
        questions = {*reader.seen, *(question for node in nodes for question in node.seen)}
        named = " ".join(sorted({self._reads.fact(question) for question in questions}))
        if kept and kept.status == plan.status and kept.parts == parts:
            kept.keys, kept.verified = named, revision
            return kept
        page = _assemble(plan, parts, named, revision)
        self._pages.put(plan.path, page)
        return page

    def _part(self, part: Part) -> _Node[bytes]:
        kept = self._parts.get(part)
        if kept and self._is_fresh(kept):
            return kept
        revision = self._stamps.revision
        reader = Reader(self._reads)
        build, template = BUILDERS[part[0]]
        value = self._templates.render(template, build(reader, *part[1:]))
        self._rendered(part)
        if kept and kept.value == value:
            value = kept.value  # the same object: pages that hold it need not hold another
        node = _Node(value, reader.seen, revision)
        self._parts.put(part, node)
        return node

    def _is_fresh(self, node: _Node[bytes]) -> bool:
        revision = self._stamps.revision
        if node.verified != revision:
            for question, changed in node.seen.items():
                if self._reads.answer(question).changed != changed:
                    return False
            node.verified = revision
        return True

    def _on_setting(self, **change: Any) -> None:
        """Forget all that was made under other settings: builders, filters and templates read them unnoted."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        """Begin again from where the ledger now stands; pages in memory are re-verified by their bytes."""
        self._number = self._ledger.head().number
        self._reads.forget()
        self._parts.clear()
        self._stamps.stamp((facts.UPDATED,), self._number)


def _assemble(plan: Plan, parts: tuple[bytes, ...], keys: str, revision: int) -> Page:
    digest = hashlib.blake2b(digest_size=12)
    packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    packed = []
    for part in parts:
        digest.update(part)
        packed.append(packer.compress(part))
    packed.append(packer.flush())
    return Page(
        path=plan.path,
        status=plan.status,
        media_type=plan.media_type,
        parts=parts,
        gzipped=b"".join(packed),
        etag=digest.hexdigest(),
        keys=keys,
        verified=revision,
    )
