"""The suite every index must pass: subclass it and give an ``index`` fixture, empty.

Written for pytest, but nothing of pytest is imported, so that the package needs it only
where the suite is run.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dabir.persian import fold
from dabir.search.document import Document, document_of
from dabir.search.index import Index, Place
from dabir.search.query import Clause, Either, Facet, Filed, Phrase, Query, Sort, Word
from dabir.story import Kind, ParagraphBlock, plain
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story

HERE = Place(7, "ab" * 32)


def written(code: int, headline: str, body: str = "", **fields: object) -> Document:
    """Return the document of a story of these words."""
    blocks = (ParagraphBlock(plain(body)),) if body else ()
    given = {"kicker": "", "lead": "", "headline": headline, "body": blocks, "first_published": NOON} | fields
    document = document_of(make_story(code, **given))
    assert document
    return document


def words(text: str) -> tuple[Clause, ...]:
    """Return each key of *text* as a word of its own."""
    return tuple(Word((key,)) for key in fold(text).split())


LAMP = written(
    1, "فانوس بندر روشن شد", "نگهبان چراغ را با دست روشن کرد.", tags=("بندر", "نیم‌فاصله"), byline=("سارا محمدی",)
)
BOAT = written(
    2,
    "قایق‌های بندر",
    "ماهیگیران مي‌روند و چراغ ندارند.",
    sections=("world",),
    first_published=NOON - timedelta(days=400),
)
BOOK = written(3, "کتاب تازه", "کتابخانه‌ای در بندر.", kind=Kind.REPORT, first_published=NOON - timedelta(days=5000))


class IndexConformance:
    """What holds for every index."""

    def test_an_empty_index_knows_nothing(self, index: Index) -> None:
        """Nothing was ever put into it."""
        assert index.place() is None
        assert index.size() == 0
        assert index.find(Query(words("بندر")), 10).codes == ()
        assert index.find(Query(), 10).total == 0
        assert index.frequency("بندر") == 0

    def test_what_was_put_is_found_by_every_word(self, index: Index) -> None:
        """In the headline, below it, and by its code."""
        index.put([LAMP, BOAT, BOOK], [], HERE)
        assert index.place() == HERE
        assert index.size() == 3
        assert set(index.find(Query(words("بندر")), 10).codes) == {1, 2, 3}
        assert index.find(Query(words("فانوس چراغ"), sort=Sort.NEWEST), 10).codes == (1,)
        assert index.find(Query(words("نگهبان قایق"), sort=Sort.NEWEST), 10).codes == ()
        assert index.find(Query(words("2")), 10).codes == (2,)
        assert index.frequency("چراغ") == 2

    def test_a_form_is_found_by_another_form(self, index: Index) -> None:
        """By the stem."""
        index.put([LAMP, BOAT, BOOK], [], HERE)
        assert index.find(Query(words("قایق")), 10).codes == (2,)
        assert index.find(Query(words("می‌رود")), 10).codes == (2,)

    def test_a_headline_counts_more_than_the_text_and_the_word_more_than_its_stem(self, index: Index) -> None:
        """What a story is called comes first."""
        index.put([written(1, "کوه", "دریا"), written(2, "دریا", "کوه"), written(3, "شهر", "دریاها و کوه")], [], HERE)
        assert index.find(Query(words("دریا")), 10).codes[0] == 2
        assert index.find(Query(words("دریا")), 10).codes[-1] == 3

    def test_where_few_have_every_word_those_with_some_follow(self, index: Index) -> None:
        """At least one in four, and none where the order is that of time; small words are never needed."""
        some = [
            written(1, "یک", "الف ب پ ت"),
            written(2, "دو", "الف ب"),
            written(3, "سه", "ث"),
            written(4, "چهار", "ج"),
        ]
        index.put(some, [], HERE)
        found = index.find(Query(words("الف ب پ ت ث")), 10)
        assert (found.codes, found.total, found.exact) == ((1, 2), 2, 0)
        found = index.find(Query(words("الف پ ب")), 10)
        assert (found.codes, found.exact) == ((1, 2), 1)
        assert index.find(Query(words("الف پ"), sort=Sort.OLDEST), 10).codes == (1,)
        assert index.find(Query(words("الف")), 10).exact is None
        assert index.find(Query((*words("پ"), Word(("از",), small=True))), 10).total == 1
        many = [written(code, "کوه و دریا") for code in range(10, 30)]
        index.put([*many, written(30, "کوه")], [], HERE)
        found = index.find(Query(words("کوه دریا")), 5)
        assert (found.total, found.exact) == (20, None)

    def test_words_in_a_row_are_a_phrase(self, index: Index) -> None:
        """And a run of letters that is two words is one too."""
        index.put([written(1, "روز", "باران تند و برف"), written(2, "شب", "برف و باران تند")], [], HERE)
        assert set(index.find(Query((Phrase(("باران", "تند")),)), 10).codes) == {1, 2}
        assert index.find(Query((Phrase(("تند", "و", "برف")),)), 10).codes == (1,)
        assert index.find(Query((Word(("برف", "و")),), sort=Sort.NEWEST), 10).codes == (2,)

    def test_filters_alternatives_and_exclusions(self, index: Index) -> None:
        """Each by itself and together."""
        index.put([LAMP, BOAT, BOOK], [], HERE)
        world = Filed(Facet.SECTION, ("world",))
        assert index.find(Query((world,)), 10).codes == (2,)
        assert index.find(Query((Filed(Facet.CODE, ("1", "x")),)), 10).codes == (1,)
        assert index.find(Query((Filed(Facet.TAG, ("نیم-فاصله",)),)), 10).codes == (1,)
        assert index.find(Query((Filed(Facet.AUTHOR, ("nobody",)),)), 10).codes == ()
        either = Either((*words("فانوس"), *words("کتابخانه‌ای")))
        assert set(index.find(Query((either,)), 10).codes) == {1, 3}
        assert set(index.find(Query(words("بندر"), excluded=(world,)), 10).codes) == {1, 3}
        assert set(index.find(Query(excluded=words("قایق")), 10).codes) == {1, 3}

    def test_a_time_has_its_first_instant_and_not_its_last(self, index: Index) -> None:
        """As every period has."""
        index.put([LAMP, BOAT], [], HERE)
        at = BOAT.published
        assert index.find(Query(start=at, end=at + timedelta(seconds=1)), 10).codes == (2,)
        assert index.find(Query(end=at), 10).codes == ()
        assert index.find(Query(start=at + timedelta(seconds=1)), 10).codes == (1,)

    def test_the_order_of_time_and_the_way_through_it(self, index: Index) -> None:
        """A page begins where the one before it ended."""
        index.put([LAMP, BOAT, BOOK], [], HERE)
        newest = Query(words("بندر"), sort=Sort.NEWEST)
        assert index.find(newest, 10).codes == (1, 2, 3)
        assert index.find(newest, 1, skip=1).codes == (2,)
        assert index.find(newest, 1, skip=1).total == 3
        assert index.find(replace(newest, sort=Sort.OLDEST), 10).codes == (3, 2, 1)

    def test_results_are_counted_by_facet(self, index: Index) -> None:
        """The year is a Jalali one."""
        index.put([LAMP, BOAT, BOOK], [], HERE)
        counted = (Facet.SECTION, Facet.YEAR, Facet.MONTH, Facet.KIND)
        counts = index.find(Query(words("بندر"), counted=counted), 10).counts
        assert counts[Facet.SECTION] == {"politics": 2, "world": 1}
        assert counts[Facet.YEAR] == {"1405": 1, "1404": 1, "1391": 1}
        assert counts[Facet.MONTH]["1405-09"] == 1
        assert counts[Facet.KIND] == {"news": 2, "report": 1}

    def test_a_story_put_again_takes_its_own_place_and_one_let_go_is_gone(self, index: Index) -> None:
        """A correction is followed, and a withdrawal."""
        index.put([LAMP, BOAT], [], HERE)
        index.put([written(1, "چراغ دریایی")], [2], Place(8, "cd" * 32))
        assert index.place() == Place(8, "cd" * 32)
        assert index.size() == 1
        assert index.find(Query(words("فانوس")), 10).codes == ()
        assert index.find(Query(words("دریایی")), 10).codes == (1,)
        assert index.find(Query(words("قایق")), 10).codes == ()
        index.put([], [404], Place(9, "ef" * 32))
        assert index.size() == 1

    def test_words_and_names_are_found_by_how_they_begin(self, index: Index) -> None:
        """For those who are still typing."""
        index.put([LAMP, BOAT], [], HERE)
        assert index.beginning("بند", 5) == [("بندر", 2)]
        assert index.names("سار", 5) == [("سارا محمدی", 1)]
        assert index.names(fold("نیم‌فا"), 5) == [("نیم‌فاصله", 1)]
        assert index.beginning("ژ", 5) == []
