"""The lines of the checklist: one function for each, which says whether it fails.

To add a line, write its function here with :func:`_line`. The name is stable: the chief's
choice of what stops a publication (:class:`dabir.newsroom.models.ChecklistRule`) is kept
under it. Functions ask the :class:`~.subject.Subject` and change nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dabir.newsroom.checks.subject import Subject
from dabir.story import Kind


class Level(StrEnum):
    """What a failing line does when no chief has said anything about it."""

    STOPS = "stops"
    """It always stops a publication, whatever the chief says."""
    ASKS = "asks"
    """A person is asked to do something."""
    REMINDS = "reminds"
    """It is only said."""


Check = Callable[[Subject], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: *sentence* is what is said when *fails* is true; *lacks* is the word of a picture it asks for."""

    name: str
    sentence: str | Promise
    level: Level
    fails: Check
    lacks: str = ""


LINES: Final[list[Line]] = []
"""All lines, in the order they are shown; filled below."""

LONG_HEADLINE: Final = 90
"""More characters than that break a card into five lines on a phone."""


def _line(level: Level, sentence: str | Promise, *, lacks: str = "") -> Callable[[Check], Check]:
    """Make a line of the function below; the line has the function's name."""

    def register(fails: Check) -> Check:
        LINES.append(Line(fails.__name__, sentence, level, fails, lacks))
        return fails

    return register


@_line(Level.STOPS, _("The story has no headline."))
def no_headline(subject: Subject) -> bool:
    """Hold that nothing is called by nothing."""
    return not subject.page.title.strip()


@_line(Level.STOPS, _("A picture does not say what it shows for readers who do not see it."), lacks="alt")
def picture_alt(subject: Subject) -> bool:
    """Hold that a reader who does not see a picture is told what it shows."""
    return any(not picture.alt for picture in subject.pictures)


@_line(Level.STOPS, _("A photo story has no picture."))
def photo_without_pictures(subject: Subject) -> bool:
    """Hold that a photo story shows pictures."""
    return subject.kind is Kind.PHOTO and not subject.pictures


@_line(Level.STOPS, _("A film story has no film."))
def film_without_film(subject: Subject) -> bool:
    """Hold that a film story shows a film."""
    return subject.kind is Kind.FILM and not subject.films


@_line(Level.STOPS, _("An advertorial does not say who paid for it."))
def advertorial_sponsor(subject: Subject) -> bool:
    """Hold that readers are told who paid."""
    return subject.kind is Kind.ADVERTORIAL and not subject.page.sponsor.strip()


@_line(Level.STOPS, _("What readers had as an advertorial cannot become something else."))
def advertorial_kind(subject: Subject) -> bool:
    """Hold that what was paid for stays marked as paid for."""
    return subject.was_advertorial and subject.kind is not Kind.ADVERTORIAL


@_line(Level.ASKS, _("The story rests on one unnamed source; a colleague should look at it."))
def unnamed_source(subject: Subject) -> bool:
    """Hold that two people answer for a source that readers cannot judge."""
    return subject.rests_on_one_unnamed and not subject.is_looked_at


@_line(Level.ASKS, _("A source is not named, and readers are not told why or who it is."))
def unnamed_reason(subject: Subject) -> bool:
    """Hold that an unnamed source is described, and the reason is given."""
    return any(not source.name and not (source.reason and source.described) for source in subject.chain)


@_line(Level.ASKS, _("The news has no source."))
def no_source(subject: Subject) -> bool:
    """Hold that news says where it is from."""
    return subject.kind is Kind.NEWS and not subject.chain and not subject.page.source_mark.strip()


@_line(Level.ASKS, _("An advertorial has no end."))
def advertorial_end(subject: Subject) -> bool:
    """Hold that what is paid for is paid for a time."""
    return subject.kind is Kind.ADVERTORIAL and subject.page.expire_at is None


@_line(Level.ASKS, _("An advertiser is named, but the story is not an advertorial."))
def sponsor_elsewhere(subject: Subject) -> bool:
    """Hold that paid words are advertorials."""
    return subject.kind is not Kind.ADVERTORIAL and bool(subject.page.sponsor.strip())


@_line(Level.ASKS, _("A picture has no credit: whose it is, and by what right it stands here."), lacks="credit")
def picture_credit(subject: Subject) -> bool:
    """Hold that whoever made a picture is named."""
    return any(not picture.credit for picture in subject.pictures)


@_line(Level.ASKS, _("The right to use a picture, film or sound of the story has ended."))
def ended_rights(subject: Subject) -> bool:
    """Hold that nothing new is made of what was lent for a time."""
    return subject.holds_ended_rights


@_line(Level.ASKS, _("A film has no captions for readers who do not hear it."))
def film_captions(subject: Subject) -> bool:
    """Hold that what is said in a film can be read."""
    return any(not film.captions for film in subject.films)


@_line(Level.ASKS, _("The story is in a series without a number, or has a number without a series."))
def series_number(subject: Subject) -> bool:
    """Hold that a series is a name and a number."""
    return bool(subject.page.series_name.strip()) != (subject.page.series_number is not None)


@_line(Level.REMINDS, _("A picture has no caption."), lacks="caption")
def picture_caption(subject: Subject) -> bool:
    """Hold that a picture is explained to those who see it."""
    return any(not picture.caption for picture in subject.pictures)


@_line(Level.REMINDS, _("Nobody has chosen what stays in sight when a picture is cut."))
def picture_focus(subject: Subject) -> bool:
    """Hold that a face is not cut off on a phone."""
    return any(not picture.has_focus for picture in subject.pictures)


@_line(Level.REMINDS, _("The headline is long; on a phone it takes the whole card."))
def headline_long(subject: Subject) -> bool:
    """Hold that a headline is read at one glance."""
    return len(subject.page.title.strip()) > LONG_HEADLINE


@_line(Level.REMINDS, _("The story has no lead."))
def no_lead(subject: Subject) -> bool:
    """Hold that cards and shared links show the lead; a note and a photo story may do without."""
    return subject.kind not in {Kind.NOTE, Kind.PHOTO} and not subject.page.lead.strip()


@_line(Level.REMINDS, _("There are suggestions for the Persian of the text that nobody has taken or left."))
def persian(subject: Subject) -> bool:
    """Hold that half-spaces and letters are as they should be."""
    return subject.persian_edits > 0


@_line(Level.REMINDS, _("The story has no tags."))
def no_tags(subject: Subject) -> bool:
    """Hold that tags lead readers to what else there is."""
    return not subject.page.tags


@_line(Level.REMINDS, _("The story names no related story."))
def no_related(subject: Subject) -> bool:
    """Hold that a story stands in a context."""
    return not subject.page.related
