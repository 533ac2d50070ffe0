"""Stories like a story."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from dabir.search.document import document_of
from dabir.search.index import Place
from dabir.search.likeness import like
from dabir.story import Kind, ParagraphBlock, Status, plain
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.search import MemoryIndex
from dabir.testing.stories import make_story


def story(code, headline, body, days=0, **fields):
    at = NOON - timedelta(days=days)
    words = {"kicker": "", "lead": "", "headline": headline, "body": (ParagraphBlock(plain(body)),)}
    return make_story(code, first_published=at, **words, **fields)


LAMP = story(1, "فانوس بندر", "نگهبان فانوس چراغ بندر را روشن کرد")
OTHERS = (
    story(2, "فانوسی دیگر", "نگهبان چراغ فانوس را در بندر خاموش کرد", days=10),
    story(3, "فانوس کهنه", "نگهبان چراغ فانوس را در بندر خاموش کرد", days=4000),
    story(4, "فانوس بندر", "همان خبر از خبرگزاری دیگر: نگهبان فانوس چراغ بندر را روشن کرد"),
    story(5, "چراغ بخرید", "فانوس و چراغ بندر", kind=Kind.ADVERTORIAL),
    story(6, "باران", "باران بارید"),
    msgspec.structs.replace(story(7, "فانوس نادرست", "نگهبان فانوس چراغ بندر"), status=Status.WITHDRAWN),
)


def test_the_nearest_in_words_and_time_first_and_none_of_what_says_the_same():
    ledger, index = MemoryLedger(), MemoryIndex()
    ledger.append_many((LAMP, *OTHERS), NOON)
    index.put(filter(None, map(document_of, (LAMP, *OTHERS))), (), Place(7, "ab"))
    found = like(index, ledger, LAMP, 5)
    assert found[:2] == (2, 3)
    assert not {1, 4, 5, 7} & set(found)
    assert like(index, ledger, OTHERS[-1], 5) == (), "what readers do not get is like nothing"
    assert like(index, ledger, LAMP, 1) == (2,)


def test_a_story_of_words_nobody_else_has_is_like_nothing():
    ledger, index = MemoryLedger(), MemoryIndex()
    alone = story(1, "ققنوس", "سیمرغ")
    ledger.append(alone, NOON)
    index.put([document_of(alone)], (), Place(1, "ab"))
    assert like(index, ledger, alone, 5) == ()
