"""The page that stands in for one not in memory while the database is out of reach: it reads nothing."""

from __future__ import annotations

from dabir.conf import conf
from dabir.press import routes
from dabir.press.contexts import UnavailableContext
from dabir.press.templates import Templates


def unavailable(templates: Templates) -> bytes:
    """Return the whole page as HTML in UTF-8, made by *templates*."""
    context = UnavailableContext(routes.EDITION, "rtl", conf.PAPER_NAME, routes.FRONT)
    return templates.render("press/unavailable.html", context)
