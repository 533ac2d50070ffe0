"""Telling a WebSub hub that feeds have changed, so that their readers need not ask.

The hub fetches the feeds it is told of and sends them on to whoever subscribed there
(W3C WebSub). How a publisher tells its hub is left to hubs; this is what the public ones
take: a form with ``hub.mode=publish`` and a ``hub.url`` for each feed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final
from urllib.parse import unquote

from dabir.conf import conf
from dabir.delivery.purge.follower import Follower, following
from dabir.delivery.purge.wire import call
from dabir.ledger.listing import ALL, places_of, section_list
from dabir.ledger.protocol import ReadableLedger
from dabir.ledger.store import DatabaseLedger
from dabir.press.machines.feeds import feed_path, followed_path
from dabir.press.routes import FeedForm
from dabir.press.templates import absolute

_AT_ONCE: Final = 50
"""How many feeds one call names."""


@dataclass(frozen=True, slots=True)
class Hub:
    """The hub at *url*; what changed is looked up in *ledger*."""

    url: str
    ledger: ReadableLedger
    settle: float = 0.5

    name: ClassVar[str] = "The WebSub hub"

    def tell(self, touched: Iterable[str]) -> int:
        """Name every feed that the facts *touched* may have changed, and return how many there were."""
        lists: set[str] = set()
        for fact in touched:
            what, _, of = fact.partition(":")
            if what == "latest":
                lists.add(unquote(of))
            elif what == "story":
                entry = self.ledger.current("story", of)
                lists.update(places_of(entry.story) if entry else ())
        return self._publish(lists)

    def tell_all(self) -> None:
        """Name the feeds of the whole paper and of its sections; those of tags are told when they next change."""
        self._publish({ALL, *(section_list(section.slug) for section in self.ledger.sections())})

    def _publish(self, lists: Iterable[str]) -> int:
        paths = sorted(path for path in map(followed_path, lists) if path)
        feeds = [absolute(feed_path(path, form)) for path in paths for form in FeedForm]
        for start in range(0, len(feeds), _AT_ONCE):
            form = [("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds[start : start + _AT_ONCE])]
            call(self.name, "POST", self.url, {}, form=form)
        return len(feeds)


def hub_follower() -> Follower | None:
    """Return the follower that tells this site's hub, to be opened; None without a hub."""
    return following(Hub(conf.WEBSUB_HUB, DatabaseLedger()), "websub") if conf.WEBSUB_HUB else None
