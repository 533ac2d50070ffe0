"""Every setting of a Dabir site, declared once: its default, type and meaning.

A site writes ``DABIR_<NAME>`` in its settings file; code reads ``conf.<NAME>``, lazily,
so that a site may override any value without import-order tricks. A name we do not know
or a value of the wrong type is found by :func:`problems`, which the system check in
:mod:`dabir.ledger.checks` reports before anything is served. ``docs/settings.md`` is
kept equal to this file by a test.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from django.conf import settings as django_settings

T = TypeVar("T")

PREFIX = "DABIR_"


class Setting(Generic[T]):
    """One setting: read from the site's file, else its default."""

    def __init__(
        self,
        default: T,
        meaning: str,
        *,
        valid: Callable[[T], bool] | None = None,
        rule: str = "",
        secret: bool = False,
    ) -> None:
        """Declare a setting; *rule* says in English what *valid* demands, and a *secret* value is never shown."""
        self.default = default
        self.meaning = meaning
        self.valid = valid
        self.rule = rule
        self.secret = secret
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name the setting was declared under."""
        self.name = name

    def __get__(self, instance: object, owner: type) -> T:
        """Return the site's value, or the default."""
        return getattr(django_settings, PREFIX + self.name, self.default)

    @property
    def type_name(self) -> str:
        """The type a value must have, as a person would say it."""
        if isinstance(self.default, tuple):
            return "list of texts" if _item_type(self.default) is str else "list of whole numbers"
        return _TYPE_NAMES[type(self.default)]

    def problem(self) -> str | None:
        """Return what is wrong with the site's value, or None."""
        value: object = getattr(django_settings, PREFIX + self.name, self.default)
        shown = "not" if self.secret else repr(value)
        if not _same_type(value, self.default):
            return f"{PREFIX}{self.name} must be a {self.type_name}, but it is {shown}."
        if self.valid and not self.valid(value):  # type: ignore[arg-type]  # _same_type has just proved it
            return f"{PREFIX}{self.name} must be {self.rule}, but it is {shown}."
        return None


_TYPE_NAMES = {str: "text", int: "whole number", bool: "True or False", float: "number", dict: "dictionary"}


def _same_type(value: object, default: object) -> bool:
    if isinstance(default, tuple):
        return isinstance(value, tuple | list) and all(type(item) is _item_type(default) for item in value)
    if isinstance(default, float):
        return type(value) in {int, float}
    return type(value) is type(default)


def _item_type(default: tuple[object, ...]) -> type:
    """Return the type of what a list holds; no default is an empty list."""
    return type(default[0])


def _positive(value: int) -> bool:
    return value > 0


def _not_negative(value: int) -> bool:
    return value >= 0


class Conf:
    """The settings of the paper."""

    PAPER_NAME = Setting("سپیدار", "The name of the paper, as readers see it.")
    PAPER_MOTTO = Setting("روزنامهٔ برخط", "The line under the name.")
    PAPER_COLOUR = Setting(
        "#00655f",
        "The colour of the paper's icon and of the cards drawn for its stories, as `#rrggbb`.",
        valid=lambda colour: re.fullmatch("#[0-9a-fA-F]{6}", colour) is not None,
        rule="a colour such as #00655f",
    )
    ABOUT = Setting("", "What the paper says of itself on its page about it; an empty line parts paragraphs.")
    CONTACT_EMAIL = Setting("", "The address for letters on the contact page; without any of the three there is none.")
    CONTACT_PHONE = Setting("", "The telephone number on the contact page, in Latin digits with the country's code.")
    CONTACT_ADDRESS = Setting("", "The postal address on the contact page, line by line.")
    SITE_URL = Setting(
        "http://127.0.0.1:8000",
        "Scheme and host that readers use, without a slash at the end; feeds and canonical links are made with it.",
        valid=lambda url: url.startswith(("http://", "https://")) and not url.endswith("/"),
        rule="an http or https address without a slash at the end",
    )
    SHELVE_AFTER_DAYS = Setting(
        90,
        "Days after its last change at which a published story leaves the newsroom for the archive.",
        valid=_positive,
        rule="1 or more",
    )
    STRIP_LENGTH = Setting(
        15, "How many headlines the strip at the foot of every page holds.", valid=_positive, rule="1 or more"
    )
    LIST_LENGTH = Setting(40, "How many stories a section page holds.", valid=_positive, rule="1 or more")
    FEED_LENGTH = Setting(40, "How many stories the feed holds.", valid=_positive, rule="1 or more")
    WEBSUB_HUB = Setting(
        "",
        "The WebSub hub that feeds name and that is told of each publication: its address; empty for none.",
        valid=lambda url: not url or url.startswith(("http://", "https://")),
        rule="an http or https address, or empty",
    )
    DEFAULT_SECTION = Setting("various", "Slug of the section an imported story goes to when none is named.")
    PICTURE_WIDTHS = Setting(
        (360, 720, 1200),
        "Widths in pixels of the ready-made sizes of a picture, smallest first.",
        valid=lambda widths: bool(widths) and all(w > 0 for w in widths) and sorted(widths) == list(widths),
        rule="one or more widths, smallest first",
    )
    LARGEST_PICTURE_MEGAPIXELS = Setting(
        40, "Millions of pixels of the largest picture the newsroom takes.", valid=_positive, rule="1 or more"
    )
    FILM_SIZES = Setting(
        (360, 720),
        "Pixels of the shorter side of the ready-made sizes of a film, smallest first.",
        valid=lambda sides: bool(sides) and all(side > 0 for side in sides) and sorted(sides) == list(sides),
        rule="one or more sizes, smallest first",
    )
    ENCODE_FILMS = Setting(
        default=True,
        meaning="Whether a film's sizes are made as soon as it is saved; else they wait for `dabir films`.",
    )
    PAGE_MEMORY_MB = Setting(
        192, "Megabytes of baked pages and parts a server keeps in memory.", valid=_positive, rule="1 or more"
    )
    FOLLOW_EVERY_MS = Setting(
        20,
        "Milliseconds between two looks at the ledger for what other processes published.",
        valid=_positive,
        rule="1 or more",
    )
    STALE_WHILE_REVALIDATE = Setting(
        30,
        "Seconds a shared cache may go on serving a page while it asks for a newer one.",
        valid=_not_negative,
        rule="0 or more",
    )
    STALE_IF_ERROR = Setting(
        86_400, "Seconds a shared cache may serve a page while the server fails.", valid=_not_negative, rule="0 or more"
    )
    MAIL_FROM = Setting(
        "paper@localhost",
        "The e-mail address of the paper, which its letters come from.",
        valid=lambda address: re.fullmatch(r"[^@\s<>\",;:]+@[^@\s<>\",;:]+", address) is not None,
        rule="one e-mail address without a name",
    )
    LETTERS_AN_HOUR = Setting(
        10,
        "Letters to friends that may be sent from one network address in an hour.",
        valid=_positive,
        rule="1 or more",
    )
    LETTERS_A_DAY = Setting(30, "The same in a day.", valid=_positive, rule="1 or more")
    LETTERS_A_FRIEND = Setting(
        5, "Letters that may be sent to one friend in a day, whoever sends them.", valid=_positive, rule="1 or more"
    )
    LETTERS_A_STORY = Setting(
        500, "Letters that may be sent about one story in a day.", valid=_positive, rule="1 or more"
    )
    RANK_EVERY_SECONDS = Setting(
        60, "Seconds between two looks at which stories are read most.", valid=_positive, rule="1 or more"
    )
    FOLLOW_SEARCH = Setting(
        default=True,
        meaning="Whether a newsstand keeps the index of search up to the ledger; else `dabir search follow` is to run.",
    )
    KEEP_TIMETABLE = Setting(
        default=True,
        meaning=(
            "Whether a newsstand publishes and takes down what is due; "
            "else `dabir timetable` is to be run every minute."
        ),
    )
    SEARCHES_A_MINUTE = Setting(
        30, "Searches that are answered for one network address in a minute.", valid=_positive, rule="1 or more"
    )
    TWO_FACTOR_ROLES = Setting(
        ("سردبیران", "مدیران"),
        "Names of the groups whose members must sign in with a code from a second device; other colleagues may.",
    )
    INVITATION_HOURS = Setting(
        72, "Hours an invitation to the newsroom is good for.", valid=_positive, rule="1 or more"
    )
    PURGE_BACKEND = Setting(
        "",
        "Which CDN is told what changed: the dotted path of a class, such as `dabir.delivery.purge.fastly.Fastly`; "
        "empty for none.",
    )
    PURGE_OPTIONS: Setting[dict[str, Any]] = Setting(
        {},
        "Options of that class (`docs/operating.md` lists them).",
        valid=lambda options: all(isinstance(name, str) for name in options),
        rule="a dictionary with names as keys",
        secret=True,
    )


conf = Conf()


def declared() -> Iterator[Setting[object]]:
    """Yield every setting in the order of declaration."""
    for value in vars(Conf).values():
        if isinstance(value, Setting):
            yield value


def problems() -> Iterator[str]:
    """Yield a sentence for each unknown name and each bad value in the site's settings."""
    known = {PREFIX + setting.name for setting in declared()}
    for name in dir(django_settings):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            yield f"{name} is not a setting of Dabir.{hint}"
    for setting in declared():
        problem = setting.problem()
        if problem:
            yield problem
