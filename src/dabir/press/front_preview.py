"""How a front that editors have only composed would look: the press, over a ledger that pretends it was published."""

from __future__ import annotations

from dabir.ledger.protocol import ReadableLedger
from dabir.press.audience import Nobody
from dabir.press.clock import Clock, now
from dabir.press.contexts import FrontContext
from dabir.press.front import composed as compose
from dabir.press.pages import plan
from dabir.press.parts import render
from dabir.press.preview import Pretending
from dabir.press.reading import Reader, Reads
from dabir.press.routes import FrontAddress
from dabir.press.stamps import Stamps
from dabir.press.templates import templates
from dabir.story import Front

_MEMORY = 4_000_000


def _reads(front: Front, ledger: ReadableLedger, clock: Clock) -> Reads:
    return Reads(Pretending(ledger, front, clock()), Stamps(), clock, _MEMORY, Nobody())


def preview_front(front: Front, ledger: ReadableLedger, *, clock: Clock = now) -> bytes:
    """Return the whole front page as HTML, as if *front* were published in *ledger*; nothing is written.

    What readers read most is left out: it is not the editors' doing.
    """
    reads = _reads(front, ledger, clock)
    parts = plan(Reader(reads), FrontAddress()).parts
    return b"".join(render(part, Reader(reads), templates()) for part in parts)


def composed(front: Front, ledger: ReadableLedger, *, clock: Clock = now) -> tuple[FrontContext, frozenset[int]]:
    """Return what would stand where if *front* were published in *ledger*, and the codes that rules put at the top."""
    return compose(Reader(_reads(front, ledger, clock)))
