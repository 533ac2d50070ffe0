"""The suite every ledger must pass: subclass it and give a ``ledger`` fixture.

Written for pytest, but nothing of pytest is imported, so that the package needs it only
where the suite is run.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec import structs

from dabir.ledger.entry import GENESIS, Head, link
from dabir.ledger.errors import CodeTakenError
from dabir.ledger.listing import ALL, WITHDRAWN, Listed, Naming, kind_list, named_list, section_list
from dabir.ledger.protocol import Ledger
from dabir.story import Front, Kind, Picture, Section, Status
from dabir.testing.stories import make_story, reword

NOON = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


class LedgerConformance:
    """What holds for every ledger."""

    def test_an_empty_ledger_stands_at_zero(self, ledger: Ledger) -> None:
        """Nothing was ever appended."""
        assert ledger.head() == Head(0, GENESIS)
        assert ledger.after(0) == []
        assert ledger.current("story", "1") is None
        assert ledger.newest(ALL, 5) == ()

    def test_numbers_rise_by_one_and_the_chain_can_be_proven(self, ledger: Ledger) -> None:
        """Each entry is linked to the one before it by the documented formula."""
        for code in (7, 9, 8):
            ledger.append(make_story(code), NOON)
        entries = ledger.after(0)
        assert [entry.number for entry in entries] == [1, 2, 3]
        before = GENESIS
        for entry in entries:
            before = link(before, entry.number, entry.at, entry.kind, entry.key, entry.text)
            assert entry.chain == before
        assert ledger.head() == Head(3, before)

    def test_what_is_read_is_what_was_appended(self, ledger: Ledger) -> None:
        """Records and instants come back equal, whichever way they are read."""
        story = make_story(291913)
        entry = ledger.append(story, NOON)
        assert ledger.current("story", "291913") == ledger.entry(1) == entry
        assert entry.story == story
        assert entry.at == NOON

    def test_the_newest_record_of_a_code_is_current_and_names_the_one_before(self, ledger: Ledger) -> None:
        """A correction replaces, and nothing is erased."""
        first = ledger.append(make_story(5), NOON)
        second = ledger.append(reword(make_story(5), "تیتر درست‌شده"), NOON)
        assert (first.replaces, second.replaces) == (0, first.number)
        assert ledger.current("story", "5") == second
        assert ledger.entry(first.number) == first
        assert ledger.stories([5, 6])[5] == second
        assert 6 not in ledger.stories([5, 6])

    def test_every_code_is_known_in_order_and_once(self, ledger: Ledger) -> None:
        """Withdrawn stories and corrected ones too."""
        for story in (make_story(10), make_story(9), reword(make_story(10), "دوباره")):
            ledger.append(story, NOON)
        ledger.append(make_story(9, status=Status.WITHDRAWN), NOON)
        ledger.append(Section(slug="world", name="جهان"), NOON)
        assert ledger.codes() == [9, 10]

    def test_a_new_story_may_not_take_a_code_in_use(self, ledger: Ledger) -> None:
        """And the refusal leaves no trace."""
        ledger.append(make_story(5), NOON)
        before = ledger.head()
        try:
            ledger.append(make_story(5), NOON, new=True)
        except CodeTakenError as error:
            assert error.fields == {"code": "5"}
        else:
            raise AssertionError
        assert ledger.head() == before

    def test_codes_given_out_are_greater_than_all_in_use(self, ledger: Ledger) -> None:
        """An import of an old code moves the counter past it."""
        ledger.append(make_story(700_000), NOON)
        codes = [ledger.new_code(), ledger.new_code()]
        assert codes == [700_001, 700_002]

    def test_lists_are_newest_first_by_publication_and_then_by_code(self, ledger: Ledger) -> None:
        """The order of appending does not matter."""
        ledger.append(make_story(1, first_published=NOON), NOON)
        ledger.append(make_story(3, first_published=NOON - timedelta(days=900)), NOON)
        ledger.append(make_story(2, first_published=NOON), NOON)
        assert ledger.newest(ALL, 10) == (2, 1, 3)
        assert ledger.newest(ALL, 2) == (2, 1)

    def test_the_lists_that_hold_any_story_are_known(self, ledger: Ledger) -> None:
        """Without those that only a withdrawn one stood in, but for the register."""
        ledger.append(make_story(1, sections=("world",), tags=("آب",)), NOON)
        ledger.append(make_story(2, sections=("sport",)), NOON)
        ledger.append(make_story(2, sections=("sport",), status=Status.WITHDRAWN), NOON)
        assert ledger.lists() == sorted([ALL, kind_list("news"), section_list("world"), "tag/آب", WITHDRAWN])

    def test_a_story_moves_between_lists_with_its_record(self, ledger: Ledger) -> None:
        """Sections, kind and time are followed."""
        ledger.append(make_story(1, sections=("politics",)), NOON)
        ledger.append(make_story(1, sections=("world", "economy"), kind=Kind.REPORT), NOON)
        assert ledger.newest(section_list("politics"), 5) == ()
        assert ledger.newest(section_list("world"), 5) == ledger.newest(section_list("economy"), 5) == (1,)
        assert ledger.newest(kind_list("news"), 5) == ()
        assert ledger.newest(kind_list("report"), 5) == (1,)

    def test_a_change_of_publication_time_moves_the_story_in_every_list(self, ledger: Ledger) -> None:
        """Also in the lists it stays in."""
        ledger.append(make_story(1, first_published=NOON), NOON)
        ledger.append(make_story(2, first_published=NOON - timedelta(hours=1)), NOON)
        ledger.append(make_story(1, first_published=NOON - timedelta(hours=2)), NOON)
        assert ledger.newest(ALL, 5) == (2, 1)

    def test_a_withdrawn_story_leaves_every_list_and_may_come_back(self, ledger: Ledger) -> None:
        """It stays readable by code."""
        ledger.append(make_story(1), NOON)
        ledger.append(make_story(1, status=Status.WITHDRAWN, withdrawal="دستور دادگاه"), NOON)
        assert ledger.newest(ALL, 5) == ()
        current = ledger.current("story", "1")
        assert current
        assert current.story.withdrawal == "دستور دادگاه"
        ledger.append(make_story(1), NOON)
        assert ledger.newest(ALL, 5) == (1,)

    def test_the_spellings_of_a_tag_are_one_list(self, ledger: Ledger) -> None:
        """A half-space, a space and an Arabic letter make no other tag; one story stands there once."""
        ledger.append(make_story(1, tags=("نیم‌فاصله", "نيم فاصله")), NOON)
        ledger.append(make_story(2, tags=("نیم فاصله",)), NOON)
        ledger.append(make_story(3), NOON)
        assert ledger.newest(named_list(Naming.TAG, "نیم-فاصله"), 5) == (2, 1)
        ledger.append(make_story(2), NOON)
        assert ledger.newest(named_list(Naming.TAG, "نیم-فاصله"), 5) == (1,)

    def test_a_tag_of_any_length_finds_room(self, ledger: Ledger) -> None:
        """A list's name is bounded, and what an editor types is not."""
        ledger.append(make_story(1, tags=("ب" * 500,)), NOON)
        assert ledger.newest(named_list(Naming.TAG, "ب" * 80), 5) == (1,)

    def test_stories_between_two_instants_come_newest_first(self, ledger: Ledger) -> None:
        """The start belongs to it, the end does not, and other lists are left alone."""
        hours = {code: NOON + timedelta(hours=code) for code in range(1, 6)}
        for code in (3, 1, 5, 2, 4):
            ledger.append(make_story(code, first_published=hours[code]), NOON)
        ledger.append(make_story(9, first_published=hours[4]), NOON)
        ledger.append(make_story(8, first_published=hours[3], sections=("world",)), NOON)
        politics = section_list("politics")
        assert ledger.between(politics, hours[2], hours[5]) == (
            Listed(9, hours[4]),
            Listed(4, hours[4]),
            Listed(3, hours[3]),
            Listed(2, hours[2]),
        )
        assert ledger.between(politics, hours[5], hours[5]) == ()
        assert ledger.between(section_list("sport"), hours[1], hours[5]) == ()
        assert ledger.any_between(politics, hours[5], hours[5] + timedelta(microseconds=1))
        for start, end in ((hours[1], hours[5]), (hours[1], hours[1]), (hours[5], hours[5] + timedelta(days=1))):
            assert ledger.count_between(politics, start, end) == len(ledger.between(politics, start, end))
        assert not ledger.any_between(politics, hours[1] - timedelta(days=1), hours[1])
        assert not ledger.any_between(section_list("sport"), hours[1], hours[5])

    def test_the_span_of_a_list_is_its_oldest_and_its_newest(self, ledger: Ledger) -> None:
        """It follows the stories out again."""
        assert ledger.span(ALL) is None
        ledger.append(make_story(1, first_published=NOON - timedelta(days=5000)), NOON)
        assert ledger.span(ALL) == (NOON - timedelta(days=5000), NOON - timedelta(days=5000))
        ledger.append(make_story(2, first_published=NOON), NOON)
        assert ledger.span(ALL) == (NOON - timedelta(days=5000), NOON)
        ledger.append(make_story(1, status=Status.WITHDRAWN), NOON)
        assert ledger.span(ALL) == (NOON, NOON)
        assert ledger.span(section_list("sport")) is None

    def test_sections_come_in_their_order_under_their_newest_names(self, ledger: Ledger) -> None:
        """Closed ones are left out."""
        ledger.append(Section(slug="world", name="جهان", order=2), NOON)
        ledger.append(Section(slug="sport", name="ورزش", order=1), NOON)
        ledger.append(Section(slug="old", name="کهنه", order=0), NOON)
        ledger.append(Section(slug="world", name="دنیا", order=2), NOON)
        ledger.append(Section(slug="old", name="کهنه", order=0, closed=True), NOON)
        assert [section.name for section in ledger.sections()] == ["ورزش", "دنیا"]

    def test_the_front_page_is_a_record_like_any_other(self, ledger: Ledger) -> None:
        """One of its kind."""
        ledger.append(Front(lead=5), NOON)
        ledger.append(Front(lead=6, strip=(1, 2)), NOON)
        current = ledger.current("front", "front")
        assert current
        assert current.record == Front(lead=6, strip=(1, 2))

    def test_many_at_once_are_the_same_as_one_by_one(self, ledger: Ledger) -> None:
        """The bulk path writes the same chain and the same lists."""
        head = ledger.append_many([make_story(code) for code in range(1, 6)], NOON)
        assert head == ledger.head()
        head = ledger.append_many([reword(make_story(2), "دوباره"), make_story(9)], NOON)
        assert head.number == 7
        before = GENESIS
        for entry in ledger.after(0):
            before = link(before, entry.number, entry.at, entry.kind, entry.key, entry.text)
        assert head.chain == before
        assert set(ledger.newest(ALL, 10)) == {1, 2, 3, 4, 5, 9}
        second = ledger.current("story", "2")
        assert second
        assert (second.number, second.replaces) == (6, 2)

    def test_a_follower_reads_on_from_where_it_was(self, ledger: Ledger) -> None:
        """In order, in batches."""
        ledger.append_many([make_story(code) for code in range(1, 8)], NOON)
        assert [entry.number for entry in ledger.after(2, 3)] == [3, 4, 5]
        assert [entry.number for entry in ledger.after(5)] == [6, 7]

    def test_what_carries_a_picture_is_told_of_every_version(self, ledger: Ledger) -> None:
        """An older version counts as the current one does, whether it came by bulk or alone."""
        picture = Picture(key="a" * 40, file="published/aa/a.jpg", mime="image/jpeg", width=3, height=2)
        with_it = [structs.replace(make_story(code), media=(picture,)) for code in (3, 4, 5)]
        ledger.append_many([*with_it[:2], make_story(6)], NOON)
        ledger.append(with_it[2], NOON)
        ledger.append(structs.replace(make_story(4), media=()), NOON)
        ledger.append(with_it[1], NOON)
        assert ledger.carrying("a" * 40, 10) == (5, 4, 3)
        assert ledger.carrying("a" * 40, 1, before=5) == (4,)
        assert ledger.carrying("b" * 40, 10) == ()
