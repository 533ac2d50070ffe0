"""The paper's templates: Jinja, with the filters a Persian page needs.

Templates are looked for in the site's own ``templates`` folder, then in the ``jinja2``
folder of each installed application in order, so a site may override any of them. A bare
number or time in a template is an error: it must say whether a reader sees it (``|fa``,
``|long_date``, ``|wide`` …) or a machine does (``|machine``).
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cache
from pathlib import Path

import jinja2
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.utils import get_app_template_dirs
from markupsafe import Markup

from dabir.conf import conf
from dabir.persian import calendar
from dabir.persian.digits import to_persian
from dabir.press.contexts import Context
from dabir.press.markup import text_html
from dabir.story import Rendition


class BareValueError(TypeError):
    """A template printed a number or a time without saying for whom."""


def _finalize(value: object) -> object:
    if isinstance(value, int | float | date | time) and not isinstance(value, bool):
        message = f"{value!r} is printed bare; use a filter such as |fa or |machine"
        raise BareValueError(message)
    return value


def machine(value: datetime | float) -> str:
    """Return *value* as machines read it: ISO 8601 in UTC, or plain digits."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return str(value)


def rfc822(instant: datetime) -> str:
    """Return *instant* as RSS wants it, in UTC."""
    return format_datetime(instant.astimezone(UTC), usegmt=True)


def day(value: date) -> str:
    """Return a Gregorian *value* as a Jalali day with its weekday, in Persian."""
    year, month, number = calendar.to_jalali(value)
    name = calendar.WEEKDAYS[value.weekday()]
    return f"{name} {to_persian(number)} {calendar.MONTHS[month - 1]} {to_persian(year)}"


def srcset(renditions: Sequence[Rendition]) -> str:
    """Return the ready-made sizes as a ``srcset`` attribute."""
    return ", ".join(f"{media_url(item.file)} {item.width}w" for item in renditions)


def media_url(file: str) -> str:
    """Return the path of a media *file*."""
    return f"{settings.MEDIA_URL}{file}"


def absolute(path: str) -> str:
    """Return the absolute URL of a *path* of the paper."""
    return conf.SITE_URL + path


@cache
def asset(name: str) -> str:
    """Return the path of a static file of the paper, with its version."""
    found = finders.find(f"press/{name}")
    if not found:
        raise FileNotFoundError(name)
    version = hashlib.sha256(Path(found).read_bytes()).hexdigest()[:12]
    return f"{settings.STATIC_URL}press/{name}?v={version}"


def environment(folders: Sequence[Path | str] | None = None) -> jinja2.Environment:
    """Return the environment that renders the paper, looking in *folders*."""
    if folders is None:
        folders = [settings.SITE / "templates", *get_app_template_dirs("jinja2")]
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "fa": to_persian,
        "machine": machine,
        "rfc822": rfc822,
        "long_date": calendar.long_date,
        "wide": calendar.wide,
        "compact": calendar.compact,
        "clock": calendar.clock,
        "day": day,
        "srcset": srcset,
        "media_url": media_url,
        "absolute": absolute,
        "kind": lambda block: block.__struct_config__.tag,
        "html": lambda text: Markup(text_html(text)),  # noqa: S704  # text_html escapes the words itself
    }
    made.globals["asset"] = asset
    return made


class Templates:
    """Renders a context with the template of its part."""

    def __init__(self, environment: jinja2.Environment) -> None:
        """Render with *environment*."""
        self._environment = environment

    def render(self, name: str, context: Context) -> bytes:
        """Return the template *name* filled with *context*, as UTF-8."""
        fields = {field.name: getattr(context, field.name) for field in dataclasses.fields(context)}
        return self._environment.get_template(name).render(fields).encode()
