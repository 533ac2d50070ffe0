"""What must hold at every moment: the desk and the ledger say the same."""

from __future__ import annotations

from dabir.ledger.store import DatabaseLedger
from dabir.ledger.verify import verify
from dabir.newsroom.models import SectionPage, StoryPage


def assert_agreement() -> None:
    """Check every page at the desk against the ledger, and the ledger against itself."""
    ledger = DatabaseLedger()
    for page in StoryPage.objects.all():
        entry = ledger.current("story", str(page.code)) if page.code else None
        is_public = entry is not None and entry.story.is_public
        assert page.live == is_public, (page.title, page.live, entry)
        assert (page.entered_at is not None) == is_public
        if is_public:
            assert entry.story.section == page.home_section
            assert entry.story.headline == page.title
    for page in SectionPage.objects.all():
        entry = ledger.current("section", page.slug)
        assert page.live == (entry is not None and not entry.record.closed)
    verify(ledger)
