"""The law of the press: what is served equals a full bake from an empty cache, byte for byte."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.test import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.laws import examples

from dabir.press import routes
from dabir.press.audience import Period
from dabir.press.machines.addresses import (
    MonthSitemapAddress,
    RecordAddress,
    ShortAddress,
    TextAddress,
    machine_path,
)
from dabir.press.month import Month, day_of
from dabir.press.page import Page, Redirect
from dabir.press.press import Press
from dabir.press.routes import FeedAddress, FeedForm, path_of
from dabir.press.templates import templates
from dabir.story import (
    Breaking,
    Correction,
    Film,
    FilmBlock,
    Front,
    Kind,
    Layout,
    Markers,
    ParagraphBlock,
    Picture,
    Rule,
    Section,
    Series,
    Source,
    SourceKind,
    Status,
    Until,
    plain,
)
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story

TEMPLATES = templates()
SECTIONS = ("politics", "world", "sport")
PICTURE = Picture(key="p1", file="published/p1.jpg", width=1200, height=800, mime="image/jpeg", alt="کوه")
FILM = Film(
    key="f1", file="published/f1.mp4", width=640, height=360, mime="video/mp4", seconds=6, poster="published/f1.jpg"
)

MOMENTS = (
    NOON,
    NOON - timedelta(days=1),
    NOON - timedelta(days=40),
    datetime(2026, 3, 20, 20, 29, 59, tzinfo=UTC),  # the last second of 1404 in Tehran
    datetime(2026, 3, 20, 20, 30, tzinfo=UTC),  # and the first of 1405
    datetime(2022, 9, 21, 19, 30, tzinfo=UTC),  # the hour that came twice
    datetime(2013, 8, 20, 18, 29, tzinfo=UTC),
    datetime(2005, 1, 1, tzinfo=UTC),
)
"""Instants of publication: few, so that months fill and empty, and at the edges of days, months and years."""
TAGS = ("نیم‌فاصله", "نيم فاصله", "نوروز")
"""The first two are one tag."""

moments = st.sampled_from(MOMENTS)
tags = st.lists(st.sampled_from(TAGS), max_size=2, unique=True).map(tuple)
slugs = st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=2, unique=True).map(tuple)
picks = st.integers(0, 30)


LISTS = (
    *(f"/fa/section/{slug}" for slug in SECTIONS),
    *(f"/fa/{naming}/{slug}" for naming in ("tag", "author", "series", "source") for slug in ("نیم-فاصله", "نوروز")),
    *("/fa/films", "/fa/pictures", "/fa/newest", "/fa/corrections", "/fa/removals"),
)


def dated_paths(moment):
    """The pages of the archive that a story of this *moment* stands on."""
    month, day = Month.of(moment), day_of(moment)[2]
    yield routes.day_path(month, day)
    yield from (routes.month_path(path, month) for path in (routes.ARCHIVE, *LISTS))


DATED = tuple(dict.fromkeys(path for moment in MOMENTS for path in dated_paths(moment)))
MONTHS = tuple(dict.fromkeys(map(Month.of, MOMENTS)))
FOR_MACHINES = (
    *(path_of(FeedAddress(form=form)) for form in FeedForm),
    *(f"{path}/{form}" for path in LISTS for form in FeedForm),
    *(machine_path(MonthSitemapAddress(month)) for month in MONTHS),
    "/fa/sitemap.xml",
    "/fa/sitemap/lists.xml",
    "/fa/sitemap/news.xml",
    "/robots.txt",
    "/fa/manifest.webmanifest",
)
_ROUNDS = 4
"""The pages of the archive take turns, a quarter of them after each step, and all of them at the end."""


class Counted:
    """What readers read most, as the test will have it."""

    def __init__(self):
        self.orders = {}

    def most_read(self, period):
        return self.orders.get(period, ())


class Newspaper(RuleBasedStateMachine):
    """A paper that goes through anything, beside one that has only just been opened."""

    @initialize()
    def open(self):
        self.ledger = MemoryLedger()
        self.clock = NOON
        self.minute = 0
        self.stories = {}
        self.counted = Counted()
        for order, slug in enumerate(SECTIONS):
            self.ledger.append(Section(slug=slug, name=f"بخش {slug}", order=order), NOON)
        self.press = self.bake_anew()
        self.overridden = []
        self.round = 0

    def teardown(self):
        try:
            for _ in range(_ROUNDS):
                self.equals_a_full_bake()
        finally:
            for settings_of_then in reversed(getattr(self, "overridden", [])):
                settings_of_then.disable()

    def bake_anew(self):
        return Press(self.ledger, TEMPLATES, rankings=self.counted, clock=lambda: self.clock, memory=self.memory)

    memory = 4_000_000

    def now(self):
        self.minute += 1
        return NOON + timedelta(minutes=self.minute)

    def put(self, story):
        self.stories[story.code] = story
        self.ledger.append(story, self.now())
        self.press.follow()

    def pick(self, number):
        return self.stories[sorted(self.stories)[number % len(self.stories)]] if self.stories else None

    def change(self, number, **fields):
        story = self.pick(number)
        if story:
            self.put(msgspec.structs.replace(story, changed=self.now(), **fields))

    @rule(sections=slugs, kind=st.sampled_from(Kind), first=moments, media=st.sampled_from(["", "p", "f"]), tags=tags)
    def publish(self, sections, kind, first, media, tags):
        code = 100 + len(self.stories)
        items = {"": (), "p": (PICTURE,), "f": (FILM,)}[media]
        body = (ParagraphBlock(plain(f"متن {code}")), *((FilmBlock("f1"),) if media == "f" else ()))
        fields = {"sections": sections, "kind": kind, "media": items, "body": body, "tags": tags}
        self.put(make_story(code, first_published=first, changed=first, **fields, **self.named(tags, code)))

    def named(self, names, number):
        """Fields that name *names* as authors, sources and series."""
        sources = tuple(Source(kind=SourceKind.AGENCY, name=name) for name in names)
        markers = Markers(series=Series(names[0], number)) if names else Markers()
        return {"byline": names, "sources": sources, "markers": markers}

    @rule(number=picks, words=st.text("ابپ<&", max_size=5))
    def correct_the_body(self, number, words):
        note = Correction(self.now(), "عدد درست شد")
        self.change(number, body=(ParagraphBlock(plain(words or "تهی")),), corrections=(note,))

    @rule(number=picks, words=st.text("ابپ<&", min_size=1, max_size=5))
    def correct_the_headline(self, number, words):
        self.change(number, headline=words)

    @rule(number=picks, sections=slugs)
    def move(self, number, sections):
        self.change(number, sections=sections)

    @rule(number=picks, tags=tags)
    def retag(self, number, tags):
        self.change(number, tags=tags, **self.named(tags, number))

    @rule(number=picks, first=moments)
    def redate(self, number, first):
        self.change(number, first_published=first)

    @rule(
        change=st.sampled_from(
            [
                {"DABIR_LIST_LENGTH": 2},
                {"DABIR_STRIP_LENGTH": 1},
                {"DABIR_PAPER_NAME": "چنار"},
                {"DABIR_LIST_LENGTH": 40},
            ]
        )
    )
    def change_a_setting(self, change):
        changed = override_settings(**change)
        changed.enable()
        self.overridden.append(changed)

    @rule(number=picks, others=st.lists(st.integers(100, 112), max_size=3).map(tuple))
    def relate(self, number, others):
        self.change(number, related=others)

    @rule(number=picks)
    def withdraw(self, number):
        self.change(number, status=Status.WITHDRAWN, withdrawal="نادرست بود")

    @rule(number=picks)
    def restore(self, number):
        self.change(number, status=Status.PUBLISHED, withdrawal="")

    @rule(
        slug=st.sampled_from(SECTIONS),
        name=st.text("ابپ", min_size=1, max_size=4),
        order=st.integers(0, 5),
        closed=st.booleans(),
    )
    def rename_a_section(self, slug, name, order, closed):
        self.ledger.append(Section(slug=slug, name=name, order=order, closed=closed), self.now())
        self.press.follow()

    @rule(lead=st.integers(98, 112), strip=st.lists(st.integers(98, 112), max_size=3).map(tuple))
    def pin(self, lead, strip):
        self.ledger.append(Front(lead=lead, strip=strip), self.now())
        self.press.follow()

    @rule(
        layout=st.sampled_from(Layout),
        second=st.lists(st.integers(98, 112), max_size=7).map(tuple),
        minutes=st.sampled_from([0, 3, 90]),
        code=st.integers(98, 103),
    )
    def break_news(self, layout, second, minutes, code):
        breaking = Breaking(f"خبر <{code}>", self.clock + timedelta(minutes=minutes, milliseconds=minutes), code)
        self.ledger.append(Front(layout=layout, second=second, breaking=breaking), self.now())
        self.press.follow()

    @rule(
        codes=st.lists(st.integers(98, 103), min_size=1, max_size=4, unique=True).map(tuple),
        minutes=st.sampled_from([0, 3, 90]),
        rules=st.lists(st.builds(Rule, st.sampled_from(("", *SECTIONS)), st.sampled_from([0, 1, 30])), max_size=3),
    )
    def hold_for_a_time_and_rule(self, codes, minutes, rules):
        until = (Until(codes[0], self.clock + timedelta(minutes=minutes)),)
        front = Front(lead=codes[0], second=codes[1:], strip=codes[:1], until=until, rules=tuple(rules))
        self.ledger.append(front, self.now())
        self.press.follow()

    @rule(minutes=st.sampled_from([2, 4]))
    def let_time_pass(self, minutes):
        self.clock += timedelta(minutes=minutes)
        self.press.follow()

    @rule()
    def pin_and_unpin_before_anyone_looks(self):
        self.ledger.append(Front(lead=self.minute), self.now())
        self.ledger.append(Front(lead=0), self.now())
        self.press.follow()

    @rule(period=st.sampled_from(Period), codes=st.lists(st.integers(98, 112), max_size=4, unique=True).map(tuple))
    def read_most(self, period, codes):
        self.counted.orders[period] = codes
        assert self.press.is_behind() or self.press._ranked[period] == codes
        self.press.follow()

    @rule(days=st.sampled_from([1, 118, 400]))
    def turn_the_day(self, days):
        self.clock += timedelta(days=days)
        self.press.follow()

    @rule(
        path=st.sampled_from(
            ["/", "/fa/rss.xml", "/fa/section/world", "/fa/news/100", "/fa/archive", "/fa/archive/1405/9"]
        )
    )
    def read(self, path):
        self.press.page(path)

    def paths(self):
        yield from ("/", "/fa/", "/fa/rss.xml", "/fa/nowhere", "/fa/news/999999", "/fa/archive")
        yield from (routes.most_read_path(period) for period in Period)
        yield from LISTS
        yield from DATED[self.round % _ROUNDS :: _ROUNDS]
        yield from FOR_MACHINES[self.round % _ROUNDS :: _ROUNDS]
        for story in self.stories.values():
            yield f"/fa/news/{story.code}/{story.slug}"
            yield from (machine_path(form(story.code)) for form in (ShortAddress, RecordAddress, TextAddress))

    @invariant()
    def equals_a_full_bake(self):
        if not hasattr(self, "press"):
            return
        self.round += 1
        anew = self.bake_anew()
        for path in self.paths():
            peeked = self.press.peek(routes.target(path))
            warm, cold = self.press.page(path), anew.page(path)
            assert type(warm) is type(cold)
            if isinstance(warm, Redirect):
                assert warm == cold
                assert peeked is None
            elif isinstance(warm, Page):
                assert warm.sheets == cold.sheets, "the body and all its codings are made of these"
                assert (warm.status, warm.etag, warm.media_type) == (cold.status, cold.etag, cold.media_type)
                assert warm.facts == cold.facts
                assert peeked is None or (peeked.sheets, peeked.status) == (warm.sheets, warm.status)


class CrampedNewspaper(Newspaper):
    """The same with so little memory that almost everything is let go at once."""

    memory = 20_000


TestFreshness = Newspaper.TestCase
TestFreshness.settings = settings(
    max_examples=examples(40), stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestFreshnessInLittleMemory = CrampedNewspaper.TestCase
TestFreshnessInLittleMemory.pytestmark = [pytest.mark.slow]
TestFreshnessInLittleMemory.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
