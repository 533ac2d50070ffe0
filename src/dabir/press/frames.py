"""A paper of plain files: live furniture in frames, and nothing that a server would have to answer.

A server writes today's masthead and the strips of headlines and films into every page. In
plain files that would change every file at every publication. There a page carries them
as frames of a few small files instead, and a publication changes those. A frame needs no
JavaScript; its links open in the whole window.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from dabir.ledger.listing import kind_list
from dabir.press import routes
from dabir.press.contexts import FrameContext
from dabir.press.reading import Reader
from dabir.press.views import section_link

if TYPE_CHECKING:
    from dabir.press.parts import Part

DATELINE: Final = ("dateline",)
"""The day and the moment the paper last changed, as a frame of the masthead shows them."""


BREAKING: Final = ("breaking",)
"""The line of breaking news, on every page."""


def framed(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return *parts* of a page as a file holds them, with live furniture in frames.

    Breaking news is left to the front page: most days there is none, and a frame for it
    would be an empty file asked for by every page.
    """
    return tuple(_framed(part) for part in parts if part != BREAKING)


def _framed(part: Part) -> Part:
    match part:
        case ("masthead",):
            return ("masthead_framed",)
        case ("films",) | ("strip",) | ("more", _):
            return ("frame", *part)
        case _:
            return _filed(part)


def filed(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return *parts* of a page as a file holds them that is written again at every publication."""
    return tuple(map(_filed, parts))


def _filed(part: Part) -> Part:
    match part:
        case ("masthead",):
            return ("masthead_filed",)
        case ("open_front",):
            return ("open_front_filed",)
        case ("story", code):
            return ("story_filed", code)
        case ("related", code):
            return ("related_filed", code)
        case _:
            return part


def furniture(sections: Iterable[str]) -> tuple[Part, ...]:
    """Return every part that frames may show, *sections* being the slugs of the open ones."""
    return (DATELINE, ("films",), ("strip",), *(("more", slug) for slug in sections))


def furniture_parts(part: Part) -> tuple[Part, ...]:
    """Return the parts of the small page that a frame of *part* shows."""
    return (("open_frame", *part), part)


def furniture_path(part: Part) -> str:
    """Return the path of the small page that a frame of *part* shows."""
    return f"/{routes.EDITION}/furniture/{'/'.join(map(str, part))}.html"


def frame(reader: Reader, name: str, *arguments: str) -> FrameContext:
    """Frame the part *name*; there is no frame for films where there are none, nor for more of a closed section."""
    if name == "films" and not reader.has_any(kind_list("film")):
        return FrameContext(name=name, path="", title="")
    if name == "more" and arguments[0] not in {section.slug for section in reader.sections()}:
        return FrameContext(name=name, path="", title="")
    return open_frame(reader, name, *arguments)


def open_frame(reader: Reader, name: str, *arguments: str) -> FrameContext:
    """Begin the small page that a frame of the part *name* shows."""
    return FrameContext(name=name, path=furniture_path((name, *arguments)), title=_title(reader, name, *arguments))


def _title(reader: Reader, name: str, *arguments: str) -> str:
    match name:
        case "dateline":
            return "امروز"
        case "films":
            return "فیلم"
        case "strip":
            return "تازه‌ترین عنوان‌ها"
    return f"خبرهای بیشتر از {section_link(reader, *arguments).name}"
