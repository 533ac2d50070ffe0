"""What stands beneath all pages: the paper's static files, and everything else they all rest on."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import jinja2
from django.conf import settings
from django.contrib.staticfiles import finders

from dabir import __version__
from dabir.conf import declared
from dabir.press.templates import Templates, environment

_FORM: Final = 1
"""The form of an export and of what it remembers; another one is written anew."""

_PAPER: Final = "press/"
"""Static files of the paper; the newsroom's are no reader's business."""


def static_files() -> Iterator[tuple[str, Path]]:
    """Give the name and the path of each static file of the paper."""
    for finder in finders.get_finders():
        for name, storage in finder.list([]):
            if name.startswith(_PAPER):
                yield name, Path(storage.path(name))


def is_text(name: str) -> bool:
    """Say whether a file of this *name* is worth packing."""
    kind = mimetypes.guess_type(name)[0] or ""
    return kind.startswith("text/") or kind in {"application/javascript", "application/json", "image/svg+xml"}


def templates() -> Templates:
    """Return the paper's templates; compiled ones are kept among the site's data, never in the export.

    Whoever could write into them could have this machine do anything, and an export may
    come back from anywhere.
    """
    folder = Path(settings.DATA) / f"templates-{__version__}-{jinja2.__version__}"
    folder.mkdir(parents=True, exist_ok=True)
    return Templates(environment(compiled=folder))


def fingerprint(templates: Templates, *, signed: bool) -> str:
    """Return what names all that every page may rest on and no fact tells."""
    digest = hashlib.sha256()
    values = {setting.name: getattr(settings, f"DABIR_{setting.name}", setting.default) for setting in declared()}
    about = (_FORM, __version__, signed, settings.STATIC_URL, settings.MEDIA_URL, sorted(values.items()))
    digest.update(repr(about).encode())
    for name, source in templates.sources():
        digest.update(f"\0{name}\0{source}".encode())
    for name, path in sorted(static_files()):
        digest.update(f"\0{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
