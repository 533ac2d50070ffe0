"""What the paper's own counts say: reads by time, by section and by story.

Sections are those of the stories read most (:data:`STORIES`); what the others had is told
in one sum. A story that stands in several sections is counted in each of them. Hours and
days are Tehran's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext

from dabir.ledger.protocol import ReadableLedger
from dabir.newsroom import jalali
from dabir.newsroom.readership.chart import Bar
from dabir.persian.digits import to_persian
from dabir.readers import tallies
from dabir.search.answers import section_names

STORIES: Final = 2_000
"""Stories whose sections are looked up for one page of figures."""

_TOP: Final = 25
_AT_ONCE: Final = 500
_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one moment; *now* are the reads *since* the ten minutes before these ten began."""

    now: int
    since: datetime
    today: int
    hours: list[Bar]
    sections: list[Bar]
    rest: int
    stories: list[Bar]


def figures(ledger: ReadableLedger, at: datetime) -> Figures:
    """Return the figures of the paper at the UTC instant *at*: stories and sections are today's."""
    since = tallies.MINUTES.start(at) - tallies.MINUTES.length
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    hours = tallies.by_start(tallies.HOUR, at - timedelta(hours=23), at)
    today = sum(tallies.by_start(tallies.HOUR, midnight, at).values())
    read = tallies.by_code(tallies.HOUR, midnight, STORIES)
    sections, stories = _named(ledger, read)
    return Figures(
        now=sum(tallies.by_start(tallies.MINUTES, since, at).values()),
        since=timezone.localtime(since),
        today=today,
        hours=[_hour(start, reads) for start, reads in hours.items()],
        sections=sections,
        rest=today - sum(read.values()),
        stories=stories,
    )


def of_story(code: int, at: datetime) -> tuple[list[Bar], list[Bar]]:
    """Return the reads of the story *code* by the last 24 hours and by the last 30 days before *at* (UTC)."""
    hours = tallies.by_start(tallies.HOUR, at - timedelta(hours=23), at, code)
    days = tallies.by_start(tallies.DAY, at - timedelta(days=_DAYS - 1), at, code)
    return [_hour(start, reads) for start, reads in hours.items()], [_day(start, n) for start, n in days.items()]


def _named(ledger: ReadableLedger, read: dict[int, int]) -> tuple[list[Bar], list[Bar]]:
    """Return the sections and the first stories of what was *read*; stories no reader can open are left out."""
    names, codes = section_names(ledger), list(read)
    of_sections: Counter[str] = Counter()
    stories: list[Bar] = []
    for begin in range(0, len(codes), _AT_ONCE):
        some = codes[begin : begin + _AT_ONCE]
        entries = ledger.stories(some)
        for code in (one for one in some if one in entries):
            story = entries[code].story
            of_sections.update(dict.fromkeys(story.sections, read[code]))
            if story.is_public and len(stories) < _TOP:
                stories.append(Bar(story.headline, read[code], str(code)))
    return [Bar(names.get(slug, slug), reads) for slug, reads in of_sections.most_common()], stories


def _hour(start: datetime, reads: int) -> Bar:
    return Bar(to_persian(f"{timezone.localtime(start):%H:%M}"), reads)


def _day(start: datetime, reads: int) -> Bar:
    return Bar(jalali.date_format(timezone.localtime(start), "j F"), reads)


def heading(bars: list[Bar]) -> str:
    """Say in one sentence what a chart of *bars* shows, for who does not see it."""
    top = max(bars, key=lambda bar: bar.reads, default=None)
    if top is None or not top.reads:
        return gettext("Nothing was read in this time.")
    return gettext("Most reads: %(name)s with %(reads)s.") % {"name": top.name, "reads": top.said}
