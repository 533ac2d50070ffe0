"""The lanes of the desk, each read with one query however many stories the newsroom has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Comment, Page, Revision, TaskState
from wagtail.permissions import page_permission_policy

from dabir.newsroom import jalali
from dabir.newsroom.models import AwaitedFilm, Film, SectionPage, StoryPage, User
from dabir.newsroom.shift.cards import COLUMNS, Card, Row, card
from dabir.newsroom.shift.question import Question
from dabir.readers.models import Tally
from dabir.readers.tallies import MINUTES
from dabir.story import Status

SHOWN: Final = 30
"""Cards in a lane."""

COUNTED: Final = 99
"""The most that is counted; beyond it there are only more."""

_digits: Final = jalali.persian_digits(str)

_LATE: Final = timedelta(minutes=3)
"""How long after its time a scheduled story is still on its way."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The first *cards* of a lane and how many there are, as far as is *counted*."""

    name: str
    title: str
    cards: list[Card]
    total: int

    @property
    def count(self) -> str:
        """How many there are, in Persian digits, with a plus where they were too many to count."""
        return f"+{_digits(COUNTED)}" if self.total > COUNTED else _digits(self.total)


class Shift:
    """What one *user* has before them at an instant, of what the *question* asks for."""

    def __init__(self, user: User, question: Question) -> None:
        """Read what all lanes need: the sections, the people, and the parts of the tree this user sees."""
        self.user, self.question, self.now = user, question, timezone.now()
        self.sections = list(SectionPage.objects.order_by("order", "slug").only("path", "slug", "title"))
        people = User.objects.only("username", "first_name", "last_name").filter(is_active=True)
        self.people = {person.pk: person.get_full_name() or person.username for person in people}
        self._names = ({page.path: page.title for page in self.sections}, self.people)
        self._stories = StoryPage.objects.filter(self._seen(), question.condition(self.sections))
        self._schedules = _revisions().filter(approved_go_live_at__isnull=False)

    def lanes(self) -> Iterator[Lane]:
        """Yield the lanes in the order a shift looks at them."""
        mine = Q(pk__in=self._asked_of_me()) | Q(holder=self.user) & _UNFINISHED
        scheduled = Q(pk__in=_pages(self._schedules)) | Q(embargo_until__gt=self.now)
        work = self._stories.filter(_UNFINISHED).exclude(mine).exclude(scheduled)
        yield self._lane("waiting", _("Waiting for me"), self._stories.filter(mine), "latest_revision_created_at")
        yield self._lane("work", _("In work"), work, "latest_revision_created_at")
        yield self._scheduled(self._stories.filter(scheduled))
        yield self._published()
        yield self._commented()
        yield self._problems()

    def _seen(self) -> Q:
        """Return the condition of standing under what this user has a permission at."""
        seen = Q(pk=None)
        for root in page_permission_policy.instances_with_direct_explore_permission(self.user):
            seen |= Q(path__startswith=root.path)
        return seen

    def _asked_of_me(self) -> list[int]:
        """Return the newest pages whose step of the workflow this user may take."""
        tasks = TaskState.objects.reviewable_by(self.user).filter(workflow_state__base_content_type=_page_type())
        keys = tasks.order_by("-started_at").values_list("workflow_state__object_id", flat=True)
        return [int(key) for key in keys[:1000]]  # more wait for nobody; a lane shows thirty

    def _lane(self, name: str, title: str, stories: QuerySet[StoryPage], at: str) -> Lane:
        rows = _rows(stories.order_by("priority", f"-{at}"))
        return self._of(name, title, rows, lambda row: row[at], _state)

    def _scheduled(self, stories: QuerySet[StoryPage]) -> Lane:
        schedule = self._schedules.filter(object_id=_as_text()).values("approved_go_live_at")[:1]
        rows = _rows(stories.annotate(due=Subquery(schedule)).order_by(Coalesce("due", "embargo_until")), "due")
        return self._of(
            "scheduled",
            _("Scheduled and embargoed"),
            rows,
            lambda row: row["due"] or row["embargo_until"],
            lambda row: _("Embargoed") if row["embargo_until"] and row["embargo_until"] > self.now else _("Scheduled"),
        )

    def _published(self) -> Lane:
        """Return what readers have had since midnight in Tehran, with how fast each is being read."""
        midnight = timezone.localtime(self.now).replace(hour=0, minute=0, second=0, microsecond=0)
        open_now = Q(embargo_until=None) | Q(embargo_until__lte=self.now)
        stories = self._stories.filter(
            open_now, live=True, last_published_at__gte=midnight, first_published__gte=midnight
        )
        rows = _rows(stories.order_by("-last_published_at"))
        speed = self._speed([row["code"] for row in rows[:SHOWN] if row["code"]])
        return self._of(
            "published",
            _("Published today"),
            rows,
            lambda row: row["last_published_at"],
            lambda row: _("%(reads)s reads a minute") % {"reads": speed.get(row["code"], _digits(0))},
        )

    def _speed(self, codes: list[int]) -> dict[int, str]:
        """Return the reads a minute of *codes* over this span of ten minutes and the one before it."""
        since = MINUTES.start(self.now - MINUTES.length)
        minutes = max((self.now - since).total_seconds() / 60, 1)
        tallies = Tally.objects.filter(span=MINUTES.name, start__gte=since, code__in=codes)
        sums: dict[int, int] = {}
        for code, reads in tallies.values_list("code", "reads"):
            sums[code] = sums.get(code, 0) + reads
        return {code: _digits(round(reads / minutes)) for code, reads in sums.items()}

    def _commented(self) -> Lane:
        comments = Comment.objects.filter(resolved_at=None)
        of_page = comments.filter(page=OuterRef("pk")).order_by().values("page")
        stories = self._stories.filter(pk__in=comments.values("page")).annotate(
            said=Subquery(of_page.annotate(last=Max("created_at")).values("last")),
            comments=Subquery(of_page.annotate(count=Count("pk")).values("count")),
        )
        return self._of(
            "commented",
            _("Commented"),
            _rows(stories.order_by("-said"), "said", "comments"),
            lambda row: row["said"],
            lambda row: _("%(count)s open comments") % {"count": _digits(row["comments"])},
        )

    def _problems(self) -> Lane:
        """Return the stories whose schedule failed or is late or that readers have without a film, then such films."""
        late = self._schedules.filter(approved_go_live_at__lt=self.now - _LATE)
        failed = AwaitedFilm.objects.filter(film__encoded=False).exclude(film__trouble="")
        filmless = Q(live=True, code__in=failed.values("code"))
        troubled = self._stories.filter(~Q(schedule_trouble="") | Q(pk__in=_pages(late)) | filmless)
        troubled = troubled.annotate(filmless=Exists(failed.filter(code=OuterRef("code"))))
        lane = self._of(
            "problems",
            _("Problems"),
            _rows(troubled.order_by("priority", "-latest_revision_created_at"), "filmless"),
            lambda row: row["latest_revision_created_at"],
            _trouble,
        )
        films = [] if self.question.is_about_stories else self._failed_films()
        return Lane(lane.name, lane.title, (lane.cards + films)[:SHOWN], lane.total + len(films))

    def _failed_films(self) -> list[Card]:
        if not self.user.has_perm("newsroom.change_film"):
            return []
        films = Film.objects.exclude(trouble="").filter(encoded=False, title__icontains=self.question.words)
        name = Film.snippet_viewset.get_url_name("edit")
        return [
            Card(f"film-{pk}", title, reverse(name, args=(pk,)), at, _("The sizes of the film were not made"))
            for pk, title, at in films.values_list("pk", "title", "created_at")[: COUNTED + 1]
        ]

    def _of(
        self,
        name: str,
        title: str,
        rows: list[Row],
        at: Callable[[Row], datetime | None],
        state: Callable[[Row], str],
    ) -> Lane:
        cards = [card(row, at(row), state(row), self._names) for row in rows[:SHOWN]]
        return Lane(name, title, cards, len(rows))


_UNFINISHED: Final = Q(live=True, has_unpublished_changes=True) | Q(live=False, status=Status.PUBLISHED.value)
"""Drafts and changes; what was withdrawn is neither, though Wagtail holds it to be changed."""


def _state(row: Row) -> str:
    if not row["live"]:
        return _("Draft")
    return _("Unpublished changes") if row["has_unpublished_changes"] else _("Published")


def _trouble(row: Row) -> str:
    """Say what is wrong with a story; the sizes of a film are also not made when its file is lost."""
    if row["schedule_trouble"]:
        return str(row["schedule_trouble"])
    if row["filmless"]:
        return _("It is published, but the sizes of its film were not made")
    return _("Its time has passed and it is not published")


def _rows(stories: QuerySet[StoryPage], *more: str) -> list[Row]:
    """Return as many rows as are counted, of the columns of a card and *more*."""
    return list(stories.values(*COLUMNS, *more)[: COUNTED + 1])


def _page_type() -> ContentType:
    return ContentType.objects.get_for_model(Page)


def _revisions() -> QuerySet[Revision]:
    return Revision.objects.filter(base_content_type=_page_type())


def _as_text() -> Any:
    """Return the page's key as revisions keep it: they are of many models, so it is text."""
    return Cast(OuterRef("pk"), CharField())


def _pages(revisions: QuerySet[Revision]) -> Any:
    """Return the keys of the pages of *revisions*, to be looked for among numbers."""
    return revisions.order_by().annotate(page_key=Cast("object_id", BigIntegerField())).values("page_key")
