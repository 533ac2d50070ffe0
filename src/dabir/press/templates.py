"""The paper's templates: Jinja, with the filters a Persian page needs.

Templates are looked for in the site's own ``templates`` folder, then in the ``jinja2``
folder of each installed application in order, so a site may override any of them. A bare
number or time in a template is an error: it must say whether a reader sees it (``|fa``,
``|long_date``, ``|wide`` …) or a machine does (``|machine``).
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator, MutableMapping, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import jinja2
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.utils import get_app_template_dirs
from markupsafe import Markup

from dabir.conf import conf
from dabir.persian import calendar
from dabir.persian.digits import to_persian
from dabir.press.figures import FILTERS
from dabir.press.markup import text_html
from dabir.press.pictures import media_url, shown
from dabir.press.printing import Printing, checked, printed
from dabir.press.routes import encoded

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, 2.2), escaped or not; a headline pasted from elsewhere may."""


def machine(value: datetime | float) -> str:
    """Return *value* as machines read it: ISO 8601 in UTC, or plain digits."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return str(value)


_kept = lru_cache(maxsize=1_000)
"""Keeps what a function of one instant gave: a page writes the same instant in several places."""


def rfc822(instant: datetime) -> str:
    """Return *instant* as RSS wants it, in UTC."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)


def day(value: date) -> str:
    """Return a Gregorian *value* as a Jalali day with its weekday, in Persian."""
    year, month, number = calendar.to_jalali(value)
    name = calendar.WEEKDAYS[value.weekday()]
    return f"{name} {to_persian(number)} {calendar.MONTHS[month - 1]} {to_persian(year)}"


def gregorian(instant: datetime) -> str:
    """Return the day of *instant* in Tehran by the Gregorian calendar, in Persian: ``۲۰ اوت ۲۰۱۳``."""
    value = instant.astimezone(calendar.TEHRAN)
    return to_persian(f"{value.day} {calendar.GREGORIAN_MONTHS[value.month - 1]} {value.year}")


def lunar(instant: datetime) -> str:
    """Return the day of *instant* in Tehran by the lunar calendar, in Persian: ``۱۲ شوال ۱۴۳۴``."""
    return str(calendar.to_lunar(instant.astimezone(calendar.TEHRAN).date()))


def absolute(path: str) -> str:
    """Return the absolute URL of a *path* of the paper, percent-encoded."""
    return conf.SITE_URL + encoded(path)


def asset(name: str) -> str:
    """Return the path of a static file of the paper, with its version."""
    return static_path(f"press/{name}")


@cache
def static_path(name: str) -> str:
    """Return the path of any static file, with its version."""
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    version = hashlib.sha256(Path(found).read_bytes()).hexdigest()[:12]
    return f"{settings.STATIC_URL}{name}?v={version}"


@cache
def is_brought(name: str) -> bool:
    """Say whether there is a static file of the paper called *name*, which a site may bring."""
    return finders.find(f"press/{name}") is not None


class _Environment(jinja2.Environment):
    """Jinja's own, but for how values are printed and for globals.

    Every template shares one plain dictionary of globals. Jinja layers a dictionary for
    each template over it, and copies both at each rendering; nothing here gives a
    template globals of its own.
    """

    code_generator_class = Printing
    printed = staticmethod(printed)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


def environment(folders: Sequence[Path | str] | None = None, *, compiled: Path | None = None) -> jinja2.Environment:
    """Return the environment that renders the paper, looking in *folders*.

    A folder for *compiled* templates spares a short-lived process the time to compile them.
    """
    if folders is None:
        folders = [settings.SITE / "templates", *get_app_template_dirs("jinja2")]
    made = _Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=jinja2.select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=jinja2.StrictUndefined,
        finalize=checked,
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(compiled)) if compiled else None,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "fa": to_persian,
        "machine": machine,
        "rfc822": rfc822,
        "long_date": _kept(calendar.long_date),
        "wide": _kept(calendar.wide),
        "compact": _kept(calendar.compact),
        "clock": _kept(calendar.clock),
        "day": day,
        "encoded": encoded,
        "gregorian": gregorian,
        "lunar": lunar,
        "shown": shown,
        "media_url": media_url,
        "absolute": absolute,
        "kind": lambda block: block.__struct_config__.tag,
        "html": lambda text: Markup(text_html(text)),  # noqa: S704  # text_html escapes the words itself
    }
    made.filters |= FILTERS
    made.globals |= {"asset": asset, "is_brought": is_brought}
    return made


@cache
def templates() -> Templates:
    """Return the paper's templates, for whoever renders outside a press; they are compiled once."""
    return Templates(environment())


@cache
def _fields(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


class Templates:
    """Renders a context with the template of its part."""

    def __init__(self, environment: jinja2.Environment) -> None:
        """Render with *environment*."""
        self._environment = environment
        self._template = cache(environment.get_template)

    def sources(self) -> Iterator[tuple[str, str]]:
        """Give the name and the source of every template, in order of their names."""
        loader = self._environment.loader
        if loader:
            for name in loader.list_templates():
                yield name, loader.get_source(self._environment, name)[0]

    def render(self, name: str, context: DataclassInstance) -> bytes:
        """Return the template *name* filled with the fields of *context*, as UTF-8."""
        fields = {field: getattr(context, field) for field in _fields(type(context))}
        text: str = self._template(name).render(fields)
        return (_NOT_XML.sub("", text) if name.endswith(".xml") else text).encode()
