import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws import examples

from dabir.persian import apply, check
from dabir.persian.calendar import weekday_date
from dabir.persian.checks import RULES

Z = "\u200c"


def found(text, **options):
    return [(edit.rule, edit.before, edit.after) for edit in check(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۶٠ نفر", [("mixed-digits", "۶٠", "۶۰")]),
        ("۱۲3 نفر", [("mixed-digits", "۱۲3", "۱۲۳")]),
        ("ساعت 22:59 رسید.", [("latin-digits", "22:59", "۲۲:۵۹")]),
        ("كتاب خوب.", [("arabic-letter", "كتاب", "کتاب")]),
        ("آیهٔ «إِنَّ مَعَ الْعُسْرِ يُسْرًا» را خواند.", []),
        ("خانة ما.", [("teh-marbuta", "ة", "ه")]),
        ("دایرةالمعارف و آیة الله.", []),
        ("«سلام.", [("unbalanced-guillemets", "«", "«")]),
        ("سلام».", [("unbalanced-guillemets", "»", "»")]),
        ("«بند یک.\n«بند دو».", [("unbalanced-guillemets", "«", "«")]),
        ("«سلام (دنیا)».", []),
        ("شهر (پایتخت.", [("unbalanced-brackets", "(", "(")]),
        ("الف) نخست ب) دوم ۳) سوم.", []),
        ('او "گفت.', [("unpaired-quote", '"', '"')]),
        ('صفحهٔ ۳۲" خرید.', []),
        ("جمعه ۲۲ خرداد ۱۳۸۸", []),
        ("شنبه ۲۲ خرداد ۱۳۸۸", [("wrong-weekday", "شنبه", "جمعه")]),
        ("سه شنبه، 19 فروردین 1404", []),
        ("پنج شنبه، ۱۹ فروردین ۱۴۰۴", [("wrong-weekday", "پنج شنبه", f"سه{Z}شنبه")]),
        ("روز شنبه مورخ ۱۳۸۸/۰۳/۲۲", [("wrong-weekday", "شنبه", "جمعه")]),
        ("۲۲ خرداد ۱۳۸۸ (شنبه)", [("wrong-weekday", "شنبه", "جمعه")]),
        ("۳۱ مهر ۱۴۰۰", [("impossible-date", "۳۱ مهر ۱۴۰۰", "۳۱ مهر ۱۴۰۰")]),
        ("۳۰ اسفند ۱۴۰۰", [("impossible-date", "۳۰ اسفند ۱۴۰۰", "۳۰ اسفند ۱۴۰۰")]),
        ("۳۰ اسفند ۱۳۹۹", []),
        ("۱۴۰۰/۱۳/۰۱", [("impossible-date", "۱۴۰۰/۱۳/۰۱", "۱۴۰۰/۱۳/۰۱")]),
        ("۳۱ آبان", [("impossible-date", "۳۱ آبان", "۳۱ آبان")]),
        ("۳۹ تیر شلیک شد", []),
        ("ساعت ۲۵:۳۰", [("impossible-time", "۲۵:۳۰", "۲۵:۳۰")]),
        ("ساعت ۲۴:۰۰", []),
        ("نسخهٔ ۱۹۲.۱۶۸.۱۰", []),
        ("گزارش BBC از تهران", [("missing-isolate", "BBC", "\u2068BBC\u2069")]),
        ("گزارش \u2068BBC\u2069 از تهران", []),
        ("گزارش BBC از تهران رسید.", []),
    ],
)
def test_what_a_check_finds(text, expected):
    assert found(text) == expected


def test_a_headline_can_be_told():
    assert found("گزارش BBC رسید.", headline=True)
    assert not found("گزارش BBC از تهران", headline=False)


@given(st.datetimes(dt.datetime(1850, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
def test_no_right_weekday_is_ever_questioned(day):
    assert "wrong-weekday" not in [edit.rule for edit in check(weekday_date(day))]


@settings(max_examples=examples(300), deadline=None)
@given(
    st.one_of(
        st.text(st.characters()),
        st.lists(
            st.sampled_from(["«", "»", "(", '"', "۳۱ مهر ", "۱۴۰۰", "شنبه ", "BBC", "ي", "٠۱", "ة", "\n", "/"])
        ).map("".join),
    )
)
def test_any_text_can_be_checked(text):
    edits = check(text)
    apply(text, edits)
    assert {edit.rule for edit in edits} <= set(RULES)
    assert all(0 <= edit.confidence <= 1 for edit in edits)
