"""A reader's question: what is asked for, in every spelling, and never an error."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from dabir.ledger.listing import name_slug
from dabir.persian import fold
from dabir.persian.calendar import day_period, month_period, year_period
from dabir.search import language
from dabir.search.language import LONGEST, MOST, Asked, Note, read
from dabir.search.query import Either, Facet, Filed, Phrase, Query, Sort, Word
from dabir.story import Kind

HALF_SPACE = "\u200c"
SECTIONS = {"sport": "ورزش", "science": "علم و فناوری", "world": "بین‌الملل"}
TODAY = date(2026, 1, 3)


def ask(text: str) -> Asked:
    return read(text, SECTIONS, TODAY)


def query(text: str) -> Query:
    return ask(text).query


def clauses(text: str) -> tuple:
    return query(text).clauses


def word(*keys: str, small: bool = False) -> Word:
    return Word(keys, small=small)


def section(*slugs: str) -> Filed:
    return Filed(Facet.SECTION, slugs)


# What people type, and what nobody would.

SYNTAX = [
    *["OR", "|", "-", "−", "–", '"', "«", "»", "“", "”", "'", "’", "(", ")", ":", "：", "/", " ", "  ", HALF_SPACE],
    *[
        "بخش:",
        "ورزش",
        "بین‌الملل",
        "نوع:",
        "گفت‌وگو",
        "کد خبر:",
        "کد",
        "سال:",
        "ماه: ",
        "از",
        "تا",
        "از:",
        "to:",
        "sort:",
    ],
    *["ترتیب:", "تازه‌ترین", "۱۳۹۲", "1392/05", "۱۳۹۲-۵-۲۹", "1392/13", "۲۹", "مرداد", "دیروز", "2013-08-20", "۲۹۱۹۱۳"],
    *["کتاب", "ها", "می", "رود", "خوب", "نیمه‌ابری", "به‌زودی", "و", "که", "نام:", "\u0654", "\u200f", "a", "."],
]
NAMED = ["برچسب:", "author:", "منبع:", "مجموعه:"]
typed = st.lists(st.sampled_from(SYNTAX)).map("".join) | st.lists(st.sampled_from(SYNTAX)).map(" ".join)
anything = st.text() | typed | st.lists(st.sampled_from([*SYNTAX, *NAMED])).map(" ".join)


# Words.


def test_words_are_wanted_each():
    assert clauses("کتاب خوب") == (word("کتاب"), word("خوب"))


@pytest.mark.parametrize("text", ["كتاب هاي", "کتاب‌های", "کتابهای", "کتـــاب‌هاي", "\u200fکتاب‌های\u200f", "(کتاب) های"])
def test_a_word_is_one_in_every_spelling(text):
    assert clauses(text) == (word("کتابهای"),)


def test_a_run_that_holds_two_words_is_both_of_them_side_by_side():
    assert clauses("هوای نیمهابری") == (word("هوای"), word("نیمه", "ابری"))
    assert clauses("به‌زودی") == clauses("بهزودی") == (word("به", "زودی"),)


def test_what_has_no_letter_is_nothing():
    assert clauses("کتاب … ! - خوب") == (word("کتاب"), word("خوب"))


def test_a_word_said_twice_is_asked_for_once():
    assert clauses("کتاب خوب کتاب كتاب") == (word("کتاب"), word("خوب"))


def test_a_number_is_a_word():
    assert clauses("۲۹۱۹۱۳") == (word("291913"),)
    assert clauses("۱۳۹۲") == (word("1392"),)


def test_small_words_are_known_as_such():
    assert clauses("خبری از کتاب") == (word("خبری"), word("از", small=True), word("کتاب"))
    assert clauses("«کتاب خوب» از") == (Phrase(("کتاب", "خوب")), word("از", small=True))


def test_small_words_are_kept_as_keys():
    assert {fold(key) for key in language._SMALL} == language._SMALL


def test_where_there_are_only_small_words_all_are_wanted():
    asked = ask("آن که از بخش:ورزش")
    assert asked.query.clauses == (*map(word, fold("آن که از").split()), section("sport"))
    assert asked.notes == (Note.ONLY_SMALL,)


def test_a_small_word_that_is_one_of_two_or_excluded_is_meant():
    assert query("کتاب (از OR تا) -با") == Query(
        (word("کتاب"), Either((word("از"), word("تا")))),
        (word("با"),),
    )


@given(st.lists(st.sampled_from(["کتاب", "ها", "می", "رود", "دانش", "آموز", "به‌زودی", "خوب", "،", HALF_SPACE, "1,5"])))
def test_the_keys_of_plain_words_are_those_of_the_whole(words):
    text = " ".join(words)
    assert query(text).keys == tuple(dict.fromkeys(fold(text).split()))


# Phrases.


@pytest.mark.parametrize("marks", ['""', "«»", "“”", "”“", "„“", "‹›", "''", "‘’"])
def test_words_in_any_quotation_marks_are_a_phrase(marks):
    opening, closing = marks
    assert clauses(f"{opening}کتاب‌های خوب{closing} نو") == (Phrase(("کتابهای", "خوب")), word("نو"))


def test_an_apostrophe_inside_a_word_is_no_quotation_mark():
    asked = ask("don't 'don't stop'")
    assert asked.query.clauses == (word("don", "t"), Phrase(("don", "t", "stop")))
    assert not asked.notes


@pytest.mark.parametrize("text", ['"کتاب خوب', "کتاب خوب»", "«کتاب خوب", "'کتاب خوب", 'کتاب "خوب'])
def test_a_mark_without_a_partner_is_ignored(text):
    asked = ask(text)
    assert asked.query.clauses == (word("کتاب"), word("خوب"))
    assert asked.notes == (Note.UNBALANCED,)


def test_an_empty_phrase_is_nothing():
    assert clauses('کتاب "" «!»') == (word("کتاب"),)


# Exclusion and alternatives.


@pytest.mark.parametrize("minus", "-−–")
def test_a_minus_before_it_excludes_a_word_a_phrase_or_a_filter(minus):
    asked = query(f'کتاب {minus}خوب {minus}"نوی نو" {minus}بخش:ورزش')
    assert asked == Query((word("کتاب"),), (word("خوب"), Phrase(("نوی", "نو")), section("sport")))


def test_a_minus_that_begins_nothing_excludes_nothing():
    assert query("کتاب - خوب بی-نظیر").excluded == ()


def test_an_excluded_word_is_one_in_every_spelling():
    assert query("-کتاب ها خوب") == query("-کتاب‌ها خوب") == Query((word("خوب"),), (word("کتابها"),))


def test_there_may_be_only_exclusions():
    asked = ask("-کتاب")
    assert asked.query == Query((), (word("کتاب"),))
    assert asked.notes == ()


@pytest.mark.parametrize("text", ["کتاب OR مجله خوب", "کتاب | مجله خوب", "کتاب|مجله خوب", "(کتاب OR مجله) خوب"])
def test_or_binds_its_two_neighbours(text):
    assert clauses(text) == (Either((word("کتاب"), word("مجله"))), word("خوب"))


def test_alternatives_may_be_many_and_of_every_sort():
    assert clauses('نو کتاب ها OR "مجلهٔ خوب" OR بخش:ورزش OR مجله') == (
        word("نو"),
        Either((word("کتابها"), Phrase(("مجله", "خوب")), section("sport"), word("مجله"))),
    )


def test_an_or_without_two_neighbours_is_nothing():
    assert clauses("OR کتاب OR OR کتاب OR") == (word("کتاب"),)
    assert query("کتاب OR -خوب نو") == Query((word("کتاب"), word("نو")), (word("خوب"),))
    assert query("کتاب -خوب OR نو") == Query((word("کتاب"), word("نو")), (word("خوب"),))
    assert clauses("کتاب OR ترتیب:تازه‌ترین نو") == (word("کتاب"), word("نو"))


def test_the_persian_or_is_a_word_and_so_is_a_small_or():
    assert clauses("کتاب یا مجله") == (word("کتاب"), word("یا", small=True), word("مجله"))
    assert clauses("کتاب or مجله") == (word("کتاب"), word("or"), word("مجله"))


# Filters.


@pytest.mark.parametrize(
    "value",
    ["علم_و_فناوری", '"علم و فناوری"', "«علم و فنّاوری»", "علم‌و‌فناوري", "science", "Science"],
)
def test_a_section_goes_by_its_name_in_any_spelling_and_by_its_slug(value):
    assert clauses(f"بخش:{value}") == clauses(f"section：{value}") == (section("science"),)


@pytest.mark.parametrize("value", ["بین‌الملل", "بین الملل", "بینالملل", "بين‌الملل"])
def test_a_value_typed_with_a_space_inside_is_one(value):
    assert clauses(f"بخش:{value} خوب") == (section("world"), word("خوب"))


def test_a_section_that_there_is_not_finds_nothing():
    assert clauses("بخش:هواشناسی‌ما") == (section("هواشناسی-ما"),)


@pytest.mark.parametrize(
    ("persian", "english", "facet"),
    [
        ("نویسنده", "author", Facet.AUTHOR),
        ("منبع", "source", Facet.SOURCE),
        ("برچسب", "tag", Facet.TAG),
        ("مجموعه", "series", Facet.SERIES),
    ],
)
@pytest.mark.parametrize("value", ["نیم_فاصله", "نیم‌فاصله", '"نیم فاصله"', "«نيم‌فاصله»"])
def test_a_free_name_is_filed_by_its_slug(persian, english, facet, value):
    filed = (Filed(facet, (name_slug("نیم فاصله"),)),)
    assert clauses(f"{persian}:{value}") == clauses(f"{english}:{value}") == clauses(f"{persian}: {value}") == filed


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("خبر", Kind.NEWS),
        ("گزارش", Kind.REPORT),
        ("گفت‌وگو", Kind.INTERVIEW),
        ("گفت و گو", Kind.INTERVIEW),
        ("گفتگو", Kind.INTERVIEW),
        ("مصاحبه", Kind.INTERVIEW),
        ("يادداشت", Kind.NOTE),
        ("عکس", Kind.PHOTO),
        ("فیلم", Kind.FILM),
        ("اگهی", Kind.ADVERTORIAL),
        *((kind.value, kind) for kind in Kind),
    ],
)
def test_a_kind_goes_by_its_name_in_both_languages(value, kind):
    assert clauses(f"نوع:{value}") == clauses(f"kind:{value}") == (Filed(Facet.KIND, (kind.value,)),)


@pytest.mark.parametrize(
    "text", ["کد:۲۹۱۹۱۳", "code:291913", "کد خبر: ۲۹۱۹۱۳", "كد خبر:٢٩١٩١٣", "کد:۲۹۱٬۹۱۳", "کد:۰۲۹۱۹۱۳"]
)
def test_a_code_is_of_digits_of_any_script(text):
    assert clauses(text) == (Filed(Facet.CODE, ("291913",)),)


@pytest.mark.parametrize("text", ["سال:۱۳۹۲", "year:1392", "سال: ۱۳۹۲،"])
def test_a_year_may_be_filtered_by(text):
    assert clauses(text) == (Filed(Facet.YEAR, ("1392",)),)


@pytest.mark.parametrize("text", ["ماه:۱۳۹۲/۵", "month:1392-05", 'ماه:"مرداد ۱۳۹۲"'])
def test_a_month_may_be_filtered_by(text):
    assert clauses(text) == (Filed(Facet.MONTH, ("1392-05",)),)


def test_filters_of_one_facet_are_alternatives_and_different_ones_hold_together():
    text = "بخش:ورزش کتاب نوع:فیلم بخش:world بخش:sport"
    assert clauses(text) == (section("sport", "world"), word("کتاب"), Filed(Facet.KIND, ("film",)))
    assert clauses("بخش:ورزش OR بخش:world") == (section("sport", "world"),)
    assert query("-بخش:ورزش -بخش:world").excluded == (section("sport", "world"),)


def test_an_unknown_filter_is_words():
    assert clauses("ساعت:کتاب") == (word("ساعت", "کتاب"),)
    assert clauses("گفت: کتاب") == (word("گفت"), word("کتاب"))


@pytest.mark.parametrize(
    "text", ["نوع:عجیب", "کد:نوع", "ماه:عجیب", "ترتیب:عجیب", "از:عجیب", "برچسب:!", "برچسب:", 'tag:""']
)
def test_a_filter_that_cannot_be_is_words_without_a_note(text):
    asked = ask(text)
    assert asked.query.keys == tuple(fold(text).split())
    assert asked.notes == ()


# Dates.


def within(text: str) -> tuple[datetime | None, datetime | None]:
    asked = query(text)
    assert asked.clauses == asked.excluded == ()
    return asked.start, asked.end


MORDAD = month_period(1392, 5).instants()
DAY = day_period(1392, 5, 29).instants()


@pytest.mark.parametrize("text", ["۱۳۹۲/۵", "1392/05", "١٣٩٢-٥", "(۱۳۹۲/۰۵)،", "१३९२/५"])
def test_a_year_and_a_month_are_a_period(text):
    assert within(text) == MORDAD


@pytest.mark.parametrize("text", ["۱۳۹۲/۵/۲۹", "1392-05-29", "۲۹-۰۵-۱۳۹۲", "\u200f۱۳۹۲/۰۵/۲۹\u200f."])
def test_a_day_is_a_period(text):
    assert within(text) == DAY


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("از ۱۳۹۲ تا ۱۳۹۵", year_period(1392), year_period(1395)),
        ("تا ۱۳۹۵ از ۱۳۹۲", year_period(1392), year_period(1395)),
        ("از سال ۱۳۹۲ تا سال ۱۳۹۵", year_period(1392), year_period(1395)),
        ("از ۱۳۹۲/۵", month_period(1392, 5), None),
        ("تا ۱۳۹۵/۱۲/۲۹", None, day_period(1395, 12, 29)),
        ("از مرداد ۱۳۹۲ تا آبان ۱۳۹۲", month_period(1392, 5), month_period(1392, 8)),
        ("از ۲۹ مرداد ۱۳۹۲ تا ۱ آبان سال ۱۳۹۲", day_period(1392, 5, 29), day_period(1392, 8, 1)),
        ("از:۱۳۹۲ تا:1395/12", year_period(1392), month_period(1395, 12)),
        ("from:2013-08-20 to:2016-03-19", day_period(1392, 5, 29), day_period(1394, 12, 29)),
        ("از: مرداد ۱۳۹۲", month_period(1392, 5), None),
        ('تا:"۲۹ مرداد ۱۳۹۲"', None, day_period(1392, 5, 29)),
        ("از دیروز تا امروز", day_period(1404, 10, 12), day_period(1404, 10, 13)),
        ("از:دیروز", day_period(1404, 10, 12), None),
        ("تا ۱۵۰۰", None, year_period(1500)),
    ],
)
def test_a_range_is_from_the_first_instant_of_one_to_the_end_of_the_other(text, start, end):
    assert within(text) == (start and start.instants()[0], end and end.instants()[1])


def test_instants_are_aware_and_in_utc():
    assert within("۱۳۹۲/۵/۲۹") == (datetime(2013, 8, 19, 19, 30, tzinfo=UTC), datetime(2013, 8, 20, 19, 30, tzinfo=UTC))
    assert all(instant.tzinfo is UTC for instant in within("۱۳۹۲/۵/۲۹"))


def test_periods_intersect():
    assert within("از ۱۳۹۲/۳ ۱۳۹۲/۵ تا ۱۳۹۲/۵/۲۹") == (MORDAD[0], DAY[1])


def test_words_beside_a_date_are_words():
    assert query("زلزله از ۱۳۹۲ تا ۱۳۹۵ بم") == Query(
        (word("زلزله"), word("بم")),
        start=year_period(1392).instants()[0],
        end=year_period(1395).instants()[1],
    )


@pytest.mark.parametrize(
    "text",
    [
        "مرداد ۱۳۹۲",
        "تا ۱۰۰۰ نفر",
        "از ۲۰۱۳",
        "2013-08-20",
        "۱۰۰۰/۲",
        "۱۳۹۲/۱۲۳",
        "۹۲/۵/۲۹",
        "از کتاب",
        "-۱۳۹۲/۵",
        "-از:۱۳۹۲",
    ],
)
def test_what_is_no_date_is_words_without_a_note(text):
    asked = ask(text)
    assert asked.query.start is asked.query.end is None
    assert asked.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        *["1392/13", "۱۳۹۲/۰", "۱۳۹۲/۱۲/۳۱", "۳۱-۱۲-۱۳۹۲", "از ۱۳۹۲/۱۳", "تا ۱۳۹۲/۱۲/۳۰", "از ۳۲ مرداد ۱۳۹۲"],
        *[
            "از:۲۰۱۳",
            "از:2013-02-30",
            "to:9999-12-31",
            "تا:۱۳۹۲/۵/",
            "سال:۲۰۱۳",
            "سال:۱۳۹۲/۵",
            "ماه:۱۳۹۲",
            "ماه:۱۳۹۲/۵/۲۹",
        ],
        *["ماه:1392/00", "سال:1392/0", "ماه:1392/05/00"],
    ],
)
def test_a_date_that_cannot_be_is_words_and_a_note(text):
    asked = ask(text)
    assert asked.query.start is asked.query.end is None
    assert set(fold(text).split()) - {"از", "تا"} <= set(asked.query.keys)
    assert asked.notes == (Note.NO_SUCH_DATE,)


# Order.


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("", Sort.RELEVANCE),
        ("ترتیب:تازه‌ترین", Sort.NEWEST),
        ("ترتیب: تازه ترین", Sort.NEWEST),
        ("ترتيب:تازهترین", Sort.NEWEST),
        ("sort:newest", Sort.NEWEST),
        ("ترتیب:کهنه‌ترین", Sort.OLDEST),
        ("sort:oldest", Sort.OLDEST),
        ("sort:oldest ترتیب:مرتبط‌ترین", Sort.RELEVANCE),
    ],
)
def test_the_order_may_be_asked_for(text, sort):
    assert query(f"کتاب {text}") == Query((word("کتاب"),), sort=sort)


# What holds of every question.


@pytest.mark.parametrize("text", ["", "   ", "!", '""', "''", "«»", "OR", "| |", "-", "\u200f", "\x00", "sort:newest"])
def test_a_question_for_nothing_says_so(text):
    asked = ask(text)
    assert asked.query.is_empty
    assert asked.notes == (Note.EMPTY,)


def test_what_was_understood_is_shown_clean():
    assert ask(" \u200fکتاب\x00\n  خوب\ud800‌ \u200cمی‌\u200cرود\u202c ").text == "کتاب خوب می‌رود"


def test_a_long_question_is_cut_and_says_so():
    asked = ask("ا " * LONGEST)
    assert len(asked.text) == LONGEST - 1
    assert Note.CUT in asked.notes
    assert Note.CUT not in ask("ا" * LONGEST + "  ").notes


@pytest.mark.parametrize("joint", [" ", " OR ", " -", " tag:"])
def test_no_more_than_so_many_clauses_are_asked_for(joint):
    words = [f"w{number}" for number in range(MOST + 1)]
    for most, notes in ((MOST, ()), (MOST + 1, (Note.MANY,))):
        asked = ask(joint.join(words[:most]))
        assert count(asked.query) == MOST
        assert asked.notes == notes


def count(asked: Query) -> int:
    return sum(map(leaves, (*asked.clauses, *asked.excluded)))


def leaves(clause: object) -> int:
    match clause:
        case Either(some):
            return sum(map(leaves, some))
        case Filed(_, values):
            return len(values)
    return 1


@given(anything)
@example("\ud800")
@example("-" * 50)
@example("«" * 33 + "'" * 33)
def test_every_text_is_a_question_within_bounds(text):
    asked = ask(text)
    assert count(asked.query) <= MOST
    assert len(asked.text) <= LONGEST
    asked.text.encode()
    assert Note.EMPTY in asked.notes or not asked.query.is_empty
    for key in asked.query.keys:
        assert fold(key) == key


@given(anything)
def test_what_was_understood_asks_for_the_same_again(text):
    asked = ask(text)
    again = ask(asked.text)
    assert again.query == asked.query
    assert again.text == asked.text


@given(typed)
@example("کد خ‌بر:۱ از ۱۳‌۹۲ O‌R ‌-کتاب ‌'a‌'")
def test_a_half_space_is_nothing_but_in_names_that_are_not_known(text):
    asked = query(text)
    assume(sections_of(asked) <= SECTIONS.keys())
    assert asked == query(text.replace(HALF_SPACE, ""))


def sections_of(asked: Query) -> set[str]:
    """Return the sections *asked* for, in whatever place."""
    found, left = set(), [*asked.clauses, *asked.excluded]
    while left:
        match left.pop():
            case Filed(Facet.SECTION, values):
                found.update(values)
            case Either(some):
                left.extend(some)
    return found


@pytest.mark.parametrize(
    "bit",
    [
        "ا OR ",
        "OR ",
        '"',
        "'",
        "'ا ",
        "«",
        "-",
        "(",
        ":",
        "بخش:",
        "بخش:ورزش ",
        "از ۱۳۹۲ ",
        HALF_SPACE,
        "ا" + HALF_SPACE,
        "1392/13 ",
    ],
)
def test_a_question_of_ten_thousand_letters_takes_no_time(bit):
    ask("کتاب")
    text = bit * (10_000 // len(bit))
    began = time.process_time()
    ask(text)
    assert time.process_time() - began < 0.05
