"""Every kind of page the paper has, each found by following the paper's own links."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from tests.acceptance.conftest import RunningSite

_NAME: Final = "[^/]+"
_MONTH: Final = r"/\d{4}/\d\d"

KINDS: Final = {
    "front": "/fa/",
    "story": rf"/fa/news/\d+/{_NAME}",
    "section": f"/fa/section/{_NAME}",
    "section month": f"/fa/section/{_NAME}{_MONTH}",
    "tag": f"/fa/tag/{_NAME}",
    "author": f"/fa/author/{_NAME}",
    "series": f"/fa/series/{_NAME}",
    "source": f"/fa/source/{_NAME}",
    "archive": "/fa/archive",
    "calendar": f"/fa/archive{_MONTH}",
    "day": rf"/fa/archive{_MONTH}/\d\d",
    "past front": r"/fa/front/\d{4}/\d\d/\d\d/\d\d:\d\d",
    "films": "/fa/films",
    "about": "/fa/about",
    "corrections": "/fa/corrections",
    "removals": "/fa/removals",
    "withdrawn": r"/fa/news/\d+",
    "send": r"/readers/send/\d+",
    "most read": "/fa/most-read/day",
    "most read of an hour": "/fa/most-read",
    "newest": "/fa/newest",
    "pictures": "/fa/pictures",
    "search": "/fa/search",
    "search results": r"/fa/search\?q=.*",
    "missing": "/fa/nowhere",
}
"""The shape of each kind's path, percent-decoded."""

_KNOWN: Final = {
    "/fa/newest": "newest",
    "/fa/pictures": "pictures",
    "/fa/most-read/day": "most read",
    f"/fa/search?q={quote('شهر')}": "search results",
}
"""Where nothing leads in a paper of this size, and nobody has read yet."""

_LINK: Final = re.compile(r'href="([^"]+)"')


def links_of(html: str, base: str) -> list[str]:
    """The links of a page within its site, without fragments, as they stand in requests."""
    found = []
    for link in _LINK.findall(html):
        parts = urlsplit(urljoin(base, unescape(link)))
        if parts.netloc == urlsplit(base).netloc and parts.scheme in {"http", "https"}:
            found.append(quote(parts.path, safe="/:%") + (f"?{quote(parts.query, safe='=&%+')}" if parts.query else ""))
    return list(dict.fromkeys(found))


def addresses(site: RunningSite, decoded: Callable[[str], str]) -> dict[str, str]:
    """The path of one page of each kind, which following links from the front page finds first."""
    base = f"http://127.0.0.1:{site.port}"
    found = {"missing": "/fa/nowhere"} | {kind: path for path, kind in _KNOWN.items()}
    queue, seen = ["/fa/"], {"/fa/"}
    while queue and len(found) < len(KINDS):
        path = queue.pop(0)
        for kind, shape in KINDS.items():
            if kind not in found and re.fullmatch(shape, decoded(path)):
                found[kind] = path
        answer = site.get(path)
        if not (answer.headers.get("content-type") or "").startswith("text/html"):
            continue
        for link in (*links_of(answer.text, base), *(_KNOWN if path == "/fa/" else ())):
            if link not in seen:
                seen.add(link)
                queue.append(link)
    return found
