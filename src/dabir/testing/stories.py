"""Stories for tests, made by one function."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from dabir.story import ParagraphBlock, Story, plain

BORN = datetime(2013, 8, 20, 18, 29, tzinfo=UTC)


def make_story(code: int, **fields: Any) -> Story:
    """Return a whole story under *code*; *fields* take the place of what it would have."""
    usual: dict[str, Any] = {
        "slug": f"story-{code}",
        "sections": ("politics",),
        "kicker": "روتیتر آزمایشی",
        "headline": f"تیتر شمارهٔ {code}",
        "lead": "لید این خبر یک جمله است.",
        "body": (ParagraphBlock(plain("بند نخست خبر.")), ParagraphBlock(plain("بند دوم می‌گوید چه شد."))),
        "first_published": BORN,
        "changed": BORN,
    }
    return Story(code=code, **(usual | fields))


def reword(story: Story, headline: str) -> Story:
    """Return *story* under another *headline*."""
    return msgspec.structs.replace(story, headline=headline)
