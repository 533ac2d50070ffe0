"""The paper's templates: Jinja, with the filters a Persian page needs.

Templates are looked for in the site's own ``templates`` folder, then in the ``jinja2``
folder of each installed application in order, so a site may override any of them. A bare
number or time in a template is an error: it must say whether a reader sees it (``|fa``,
``|long_date``, ``|wide`` …) or a machine does (``|machine``).
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, get_args

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
from dabir.press.printing import Printing, checked, printed
from dabir.press.routes import encoded
from dabir.story import Rendition


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
        autoescape=True,
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
        "srcset": srcset,
        "media_url": media_url,
        "absolute": absolute,
        "kind": lambda block: block.__struct_config__.tag,
        "html": lambda text: Markup(text_html(text)),  # noqa: S704  # text_html escapes the words itself
    }
    made.globals["asset"] = asset
    return made


_FIELDS: Final[Mapping[type, tuple[str, ...]]] = {
    kind: tuple(field.name for field in dataclasses.fields(kind)) for kind in get_args(Context)
}


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

    def render(self, name: str, context: Context) -> bytes:
        """Return the template *name* filled with *context*, as UTF-8."""
        fields = {field: getattr(context, field) for field in _FIELDS[type(context)]}
        return self._template(name).render(fields).encode()
