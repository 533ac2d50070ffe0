"""A search as a feed: its newest stories, in the forms that lists of the paper have."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.utils.encoding import iri_to_uri

from dabir.conf import conf
from dabir.ledger.protocol import ReadableLedger
from dabir.press.machines.feeds import feed, feed_json
from dabir.press.routes import FeedForm
from dabir.press.templates import templates
from dabir.search.answers import reader_of, stories_of
from dabir.search.index import ReadableIndex
from dabir.search.language import Asked
from dabir.search.query import Sort
from dabir.search.writing import feed_path, search_path

FEEDS: Final = {FeedForm.RSS: "RSS", FeedForm.JSON: "JSON Feed"}
"""The forms a search is followed in, and what readers call them."""

_LENGTH: Final = 20


def feed_title(text: str) -> str:
    """Return what the feed of the question *text* is called."""
    return f"جست‌وجوی «{text}» | {conf.PAPER_NAME}"


def feed_address(text: str, form: FeedForm) -> str:
    """Return the URL of the feed of the question *text*."""
    return conf.SITE_URL + iri_to_uri(feed_path(text, form))


def search_feed(index: ReadableIndex, ledger: ReadableLedger, asked: Asked, form: FeedForm) -> bytes:
    """Return the feed of what was *asked*, the newest first whatever the question says."""
    found = index.find(replace(asked.query, sort=Sort.NEWEST), _LENGTH)
    context = feed(
        reader_of(ledger),
        stories_of(ledger, found.codes),
        title=feed_title(asked.text),
        home=conf.SITE_URL + iri_to_uri(search_path(asked.text)),
        address=feed_address(asked.text, form),
    )
    return feed_json(context) if form is FeedForm.JSON else templates().render("press/machines/rss.xml", context)
