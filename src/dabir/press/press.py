"""The press itself: follows the ledger, keeps pages and parts, bakes what is stale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from threading import RLock
from typing import Any, Final

from django.core.signals import setting_changed

from dabir.conf import conf
from dabir.ledger.protocol import ReadableLedger
from dabir.press import facts, pages, routes
from dabir.press.audience import Nobody, Period, Rankings
from dabir.press.card import Card
from dabir.press.clock import Clock, day_at, now
from dabir.press.contexts import OpenContext
from dabir.press.memory import Memory
from dabir.press.packing import digest_of, pack
from dabir.press.page import Leaf, Page, Redirect, weigh_leaf
from dabir.press.pages import Plan, Run
from dabir.press.parts import Part, render
from dabir.press.past import past_front_page
from dabir.press.reading import Read, Reader, Reads
from dabir.press.stamps import Stamps
from dabir.press.templates import Templates

_LEAP: Final = 5_000
"""More new entries than this at once (a bulk import) and doubting every fact is cheaper than naming them."""


@dataclass(slots=True)
class _Rendered:
    """A part of a shared run as bytes, and what it read."""

    value: bytes
    reads: tuple[Read, ...]
    verified: int


def _weigh_part(part: _Rendered) -> int:
    return len(part.value) + 300 * len(part.reads)


class Press:
    """Bakes the pages of one ledger.

    :meth:`peek` and :meth:`kept` may be called from any thread, never wait and never ask
    the ledger; all else takes turns. *rendered*, if given, is told each part that is
    rendered, for tests and measurement.
    """

    def __init__(
        self,
        ledger: ReadableLedger,
        templates: Templates,
        *,
        rankings: Rankings | None = None,
        clock: Clock = now,
        memory: int | None = None,
        rendered: Callable[[Part], None] = lambda part: None,
    ) -> None:
        """Follow *ledger* from where it stands, and *rankings*; *memory* is in bytes (default by setting)."""
        capacity = memory or conf.PAGE_MEMORY_MB * 1_000_000
        self._ledger = ledger
        self._templates = templates
        self._clock = clock
        self._rendered = rendered
        self._lock = RLock()
        self._stamps = Stamps()
        self._rankings = rankings or Nobody()
        self._ranked = {period: self._rankings.most_read(period) for period in Period}
        self._reads = Reads(ledger, self._stamps, clock, capacity // 8, self._rankings)
        self._parts: Memory[Part, _Rendered] = Memory(capacity // 8, _weigh_part)
        self._shared: Memory[Run, Leaf] = Memory(capacity // 8, weigh_leaf)
        self._pages: Memory[bytes, Page] = Memory(capacity * 5 // 8, lambda page: page.weight)
        self._number = ledger.head().number
        self._day = day_at(clock())
        setting_changed.connect(self._on_setting)  # held weakly: it goes with the press

    @property
    def ledger(self) -> ReadableLedger:
        """The ledger whose pages it bakes."""
        return self._ledger

    @property
    def number(self) -> int:
        """The number of the last ledger entry the press has seen."""
        return self._number

    def day_has_turned(self) -> bool:
        """Say whether it is another day in Tehran than the pages say."""
        return day_at(self._clock()) != self._day

    def is_behind(self) -> bool:
        """Say whether pages are behind in what no ledger tells: the day, what has ended, or what is read most."""
        return (
            self.day_has_turned()
            or self._reads.has_ended()
            or any(self._rankings.most_read(period) != order for period, order in self._ranked.items())
        )

    def follow(self) -> None:
        """Take in what the ledger has gained, what the clock has brought, and what is read most."""
        with self._lock:
            self._follow_clock()
            self._follow_rankings()
            while entries := self._ledger.after(self._number):
                head = self._ledger.head().number
                if head - self._number > _LEAP:
                    self._stamps.stamp_all(head)
                    self._number = head
                    continue
                for entry in entries:
                    before = self._ledger.entry(entry.replaces) if entry.replaces else None
                    self._stamps.stamp(facts.touched(entry, before), entry.number)
                    self._number = entry.number

    def _follow_clock(self) -> None:
        """Stamp the day if it has turned, and what was to last until now."""
        if self.day_has_turned():
            self._day = day_at(self._clock())
            self._stamps.turn(facts.TODAY)
        if self._reads.has_ended():
            self._reads.forget_ended()
            self._stamps.turn(facts.ENDED)

    def _follow_rankings(self) -> None:
        """Stamp the orders that have changed."""
        for period, order in self._ranked.items():
            if (now := self._rankings.most_read(period)) != order:
                self._ranked[period] = now
                self._stamps.turn(facts.reads_fact(period))

    def peek(self, target: bytes) -> Page | None:
        """Return the fresh page at *target*, if that can be told from memory alone.

        *target* is a path as it stands in a request, percent-encoded. A page whose
        furniture another page has had rendered anew is put together here.
        """
        page = self.kept(target)
        if page is None or page.verified == self._stamps.revision:
            return page
        if not self._lock.acquire(blocking=False):
            return None
        try:
            return self._refreshed(page)
        finally:
            self._lock.release()

    def kept(self, target: bytes) -> Page | None:
        """Return the page at *target* if it is in memory, fresh or stale."""
        return self._pages.get(routes.FRONT_TARGET if target == b"/" else target)

    def page(self, path: str) -> Page | Redirect | None:
        """Return the fresh page at *path*, a redirect to its right path, or None if it is not the paper's.

        *path* is percent-decoded.
        """
        address = routes.parse(path)
        if address is None:
            return None
        if isinstance(address, routes.PastFrontAddress):
            right = routes.path_of(address)
            if path != right:
                return Redirect(routes.encoded(right))
            return past_front_page(self._ledger, self._templates, address, self._clock()) or self.missing()
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

    def card(self, code: int) -> Card | None:
        """Return the card of the story *code*; None if readers get no such story."""
        with self._lock:
            return Reader(self._reads).card(code)

    def dressed(self, opening: OpenContext, template: str, context: Any) -> bytes:
        """Return a page made for one reader: *template*, filled with the dataclass *context*, in the paper's face."""
        with self._lock:
            before, after = self._leaf(pages.MASTHEAD, {}), self._leaf(pages.FURNITURE, {})
        body = self._templates.render(template, context)
        return b"".join(
            (self._templates.render("press/open.html", opening), before.sheet.plain, body, after.sheet.plain)
        )

    def _bake(self, plan: Plan, reader: Reader) -> Page:
        """Return the page of *plan*, whose facts *reader* has noted."""
        kept = self._pages.get(plan.target)
        own = {leaf.run: leaf for leaf in kept.leaves if not leaf.run.shared} if kept else {}
        leaves = tuple(self._leaf(run, own) for run in plan.runs)
        return self._bind(plan, leaves, reader.seen)

    def _refreshed(self, page: Page) -> Page | None:
        """Return *page* with its furniture as it now stands, or None if the ledger must be asked."""
        known = self._reads.is_surely_unchanged
        if not all(map(known, page.reads)):
            return None
        leaves = []
        for leaf in page.leaves:
            current = self._current(leaf, known)
            if current is None:
                return None
            leaves.append(current)
        return self._bind(page.plan, tuple(leaves), page.reads)

    def _current(self, leaf: Leaf, known: Callable[[Read], bool]) -> Leaf | None:
        """Return *leaf* or the one that another page had made in its place, whichever is known to be fresh."""
        if leaf.run.shared:
            newer = self._shared.get(leaf.run)
            if newer and self._is_fresh(newer, known):
                return newer
        return leaf if self._is_fresh(leaf, known) else None

    def _bind(self, plan: Plan, leaves: tuple[Leaf, ...], reads: tuple[Read, ...]) -> Page:
        """Return the page of *leaves*; the same leaves are the same page."""
        kept = self._pages.get(plan.target)
        if kept and kept.plan == plan and all(map(_is, kept.leaves, leaves)):
            kept.reads, kept.verified = reads, self._stamps.revision
            return kept
        page = Page(plan, leaves, reads, self._stamps.revision)
        self._pages.put(plan.target, page)
        return page

    def _leaf(self, run: Run, own: dict[Run, Leaf]) -> Leaf:
        """Return the fresh leaf of *run*; a page's *own* leaves are kept with it, shared ones by the press."""
        before = self._shared.get(run) if run.shared else own.get(run)
        if before and self._is_fresh(before, self._reads.is_unchanged):
            return before
        body, reads = self._render(run)
        same = before is not None and before.sheet.digest == digest_of(body)
        if before and same and before.reads == reads:
            before.verified = self._stamps.revision
            return before
        leaf = Leaf(run, before.sheet if before and same else pack(body), reads, self._stamps.revision)
        if run.shared:
            self._shared.put(run, leaf)
        return leaf

    def _render(self, run: Run) -> tuple[bytes, tuple[Read, ...]]:
        """Return the bytes of *run* and what they rest on."""
        if len(run.parts) == 1:
            rendered = self._rendered_anew(run.parts[0])
            return rendered.value, rendered.reads
        parts = [self._part(part) for part in run.parts]
        reads = dict.fromkeys(read for part in parts for read in part.reads)
        return b"".join(part.value for part in parts), tuple(reads)

    def _part(self, part: Part) -> _Rendered:
        """Return a part of a shared run; the same part may stand in several runs."""
        kept = self._parts.get(part)
        if kept and self._is_fresh(kept, self._reads.is_unchanged):
            return kept
        rendered = self._rendered_anew(part)
        self._parts.put(part, rendered)
        return rendered

    def _rendered_anew(self, part: Part) -> _Rendered:
        reader = Reader(self._reads)
        value = render(part, reader, self._templates)
        self._rendered(part)
        return _Rendered(value, reader.seen, self._stamps.revision)

    def _is_fresh(self, work: Leaf | _Rendered, unchanged: Callable[[Read], bool]) -> bool:
        revision = self._stamps.revision
        if work.verified != revision:
            if not all(map(unchanged, work.reads)):
                return False
            work.verified = revision
        return True

    def _on_setting(self, **change: Any) -> None:
        """Let go of all that was made under other settings: builders, filters and templates read them unnoted."""
        with self._lock:
            self._pages.clear()
            self._shared.clear()
            self._parts.clear()


def _is(one: object, other: object) -> bool:
    return one is other
