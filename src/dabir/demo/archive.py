"""An archive of any size, straight into the ledger, for measuring.

Stories are put together from the paragraphs of the demonstration paper, so that lengths,
letters and compressibility are those of real pages. They are spread evenly over thirteen
years. Everything follows from the number of a story, so an interrupted run is taken up
where it stopped and every run makes the same archive.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from dabir.demo.edition import SECTIONS
from dabir.demo.manuscript import Heading, Manuscript, Paragraph
from dabir.ledger.protocol import Ledger
from dabir.persian.slug import slugify
from dabir.story import HeadingBlock, Kind, ParagraphBlock, Story, plain

FIRST_CODE = 1_000_001
"""The code of the first story; the demonstration paper's own are below it."""

_BEGIN = datetime(2013, 3, 21, tzinfo=UTC)
_END = datetime(2026, 3, 20, tzinfo=UTC)
_BATCH = 1_000


def fill(ledger: Ledger, count: int, manuscripts: Sequence[Manuscript], progress: Callable[[int, int], None]) -> None:
    """Append stories until *count* of them are in *ledger*; *progress* is told done and whole."""
    printer = _Printer(manuscripts)
    done = _already(ledger, count)
    while done < count:
        batch = [printer.story(number, count) for number in range(done, min(done + _BATCH, count))]
        ledger.append_many(batch, datetime.now(UTC))
        done += len(batch)
        progress(done, count)


def _already(ledger: Ledger, count: int) -> int:
    """Return how many of the archive's stories are there, by bisection: they come without gaps."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        if ledger.current("story", str(FIRST_CODE + middle)):
            low = middle + 1
        else:
            high = middle
    return low


class _Printer:
    """Puts stories together."""

    def __init__(self, manuscripts: Sequence[Manuscript]) -> None:
        self._headlines = [manuscript.fields["headline"] for manuscript in manuscripts]
        self._leads = [manuscript.fields["lead"] for manuscript in manuscripts]
        pieces = [piece for manuscript in manuscripts for piece in manuscript.pieces]
        self._paragraphs = [ParagraphBlock(plain(piece.words)) for piece in pieces if isinstance(piece, Paragraph)]
        self._headings = [HeadingBlock(piece.words) for piece in pieces if isinstance(piece, Heading)]

    def story(self, number: int, count: int) -> Story:
        """Return the story *number* (from 0) of *count*."""
        chance = random.Random(number)  # noqa: S311  # repeatable, not secret
        headline = chance.choice(self._headlines)
        at = _BEGIN + (_END - _BEGIN) * number / count + timedelta(seconds=chance.randrange(60))
        at = at.replace(microsecond=0)
        body = [*chance.sample(self._paragraphs, chance.randint(3, 12))]
        return Story(
            code=FIRST_CODE + number,
            kind=chance.choice((Kind.NEWS, Kind.NEWS, Kind.REPORT, Kind.NOTE)),
            slug=slugify(headline),
            sections=(SECTIONS[chance.randrange(len(SECTIONS))][0],),
            headline=headline,
            lead=chance.choice(self._leads),
            body=(body[0], chance.choice(self._headings), *body[1:]),
            first_published=at,
            changed=at,
        )
