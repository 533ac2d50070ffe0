"""The page of search: what it is given, whether something was asked and found or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dabir.conf import conf
from dabir.persian.digits import to_persian
from dabir.press import routes
from dabir.press.contexts import Link, OpenContext
from dabir.press.heading import ARCHIVE_LINK
from dabir.press.machines.contexts import FeedLink
from dabir.press.machines.feeds import MEDIA_TYPES, feed_links
from dabir.press.opening import opening
from dabir.press.templates import static_path
from dabir.search.contexts import Choice, FormView, SearchContext
from dabir.search.feeds import FEEDS, feed_address, feed_title
from dabir.search.language import LONGEST, MOST, Note
from dabir.search.writing import KINDS, SORTS

SUGGEST: Final = f"{routes.SEARCH}/suggest"

NOTES: Final[Mapping[Note, str]] = {
    Note.EMPTY: "در این نوشته چیزی نیست که بشود جست.",
    Note.CUT: f"پرسش بلند بود و تنها {to_persian(LONGEST)} نویسهٔ نخستش خوانده شد.",
    Note.MANY: f"پرسش بیش از {to_persian(MOST)} واژه و شرط داشت و به {to_persian(MOST)} تای نخست بسنده شد.",
    Note.UNBALANCED: "یک گیومه جفت نداشت و نادیده ماند.",
    Note.ONLY_SMALL: "این واژه‌ها در بیشتر خبرها هست؛ خبرهایی آمده است که همهٔ آن‌ها را دارد.",
    Note.NO_SUCH_DATE: "تاریخی که نوشته‌اید در تقویم نیست و مانند واژه جسته شد.",
}
"""What each note says to a reader."""

_NAME: Final = "جست‌وجو"
_TITLE: Final = 60
"""Letters of a question that a title shows."""

_WAYS: Final = (ARCHIVE_LINK, Link("تازه‌ترین خبرها", routes.NEWEST))


def open_search(text: str, *, found: bool) -> OpenContext:
    """Begin the page of the question *text*; where something was *found*, it can be followed."""
    own = [FeedLink(MEDIA_TYPES[form], feed_title(text), feed_address(text, form)) for form in FEEDS] if found else []
    shown = text if len(text) <= _TITLE else f"{text[:_TITLE].rstrip()}…"
    title = f"{_NAME}ی «{shown}»" if text else _NAME
    feeds = (*own, *feed_links(conf.PAPER_NAME, routes.FRONT))
    return opening("search", title, "", indexed=False, feeds=feeds)


def search_context(sections: Mapping[str, str], text: str, **known: Any) -> SearchContext:
    """Return the page of the question *text*; *sections* has names by slugs, *known* the fields that are not empty."""
    plain: dict[str, Any] = {"trouble": "", "like": None, "notes": (), "meant": None, "results": None}
    return SearchContext(
        text=text,
        action=routes.SEARCH,
        suggestions=SUGGEST,
        script=static_path("search/search.js"),
        form=FormView(
            sections=tuple(Choice(name, slug) for slug, name in sections.items()),
            kinds=tuple(Choice(name, kind) for kind, name in KINDS.items()),
            sorts=tuple(Choice(name, sort) for sort, name in SORTS.items()),
        ),
        ways=_WAYS,
        **(plain | known),
    )
