"""Aids while a story is written: what is pasted is cleaned, what could be better is only suggested."""

from __future__ import annotations

import json
import time

import pytest
from django.urls import reverse

from dabir.newsroom import desk
from dabir.newsroom.writing.cleaning import cleaned, cleaned_markup
from dabir.newsroom.writing.suggesting import suggestions
from dabir.story import Mark, MarkKind, Text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {mso-style-parent:"";}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=FA>
<!--StartFragment--><p class=MsoNormal dir=RTL><span lang=FA style='font-family:"B"'>كتاب
ها را <b style='mso-bidi-font-weight:normal'>مي خواهند</b><o:p></o:p></span></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>گفت:
"نه" <a href="https://example.org/a?id=2&amp;utm_source=tg&amp;fbclid=x">اینجا</a>
<a href="javascript:alert(1)">آنجا</a></p><script>alert(1)</script><!--EndFragment--></body></html>"""


@pytest.fixture
def asked(client, reporter):
    """Ask a view of the room as a reporter."""
    client.force_login(reporter)

    def ask(name: str, question: object):
        sent = question if isinstance(question, str) else json.dumps(question)
        return client.post(
            reverse(f"writing:{name}"), sent, content_type="application/json", HTTP_ACCEPT="application/json"
        )

    return ask


def test_words_markup_goes_and_its_words_stay(asked):
    html = asked("clean", {"html": WORD}).json()["html"]
    assert html == (
        '<p>کتاب‌ها را <b>می‌خواهند</b></p><p>گفت: «نه» <a href="https://example.org/a?id=2">اینجا</a> آنجا</p>'
    )


def test_lines_of_telegram_become_paragraphs(asked):
    answer = asked("clean", {"html": "<strong>فوری</strong><br>می خواهند<br><br>12 نفر"}).json()
    assert answer["html"] == "<p><b>فوری</b></p><p>می‌خواهند</p><p>۱۲ نفر</p>"
    assert asked("clean", {"text": "فوری\r\n\r\nمی خواهند"}).json()["text"] == "فوری\nمی‌خواهند"


def test_what_google_calls_bold_and_means_plain_is_plain():
    (text,) = cleaned_markup('<b style="font-weight:normal"><span style="font-weight:700">پررنگ</span> ساده</b>')
    assert text.marks == (Mark(kind=MarkKind.STRONG, start=0, end=5, href=""),)


def test_marks_stay_on_their_words_whatever_is_changed_before_them():
    text = Text('گفت : "می خواهم" و رفت', (Mark(kind=MarkKind.STRONG, start=19, end=22, href=""),))
    changed = cleaned(text)
    (mark,) = changed.marks
    assert changed.words != text.words
    assert changed.words[mark.start : mark.end] == "رفت"


def test_two_megabytes_of_word_take_a_moment(asked):
    one = WORD[WORD.index("<p class=MsoNormal") : WORD.index("<!--EndFragment")]
    started = time.perf_counter()
    answer = asked("clean", {"html": one * (2_000_000 // len(one))})
    assert answer.status_code == 200
    assert time.perf_counter() - started < 20, "a few seconds on a slow machine, not minutes"


@pytest.mark.parametrize("piece", ["<b>", "<!--", "<style", "<p>", "</b>", "<a href='", "<a '", "<", "<b style='"])
def test_hostile_markup_takes_no_longer_than_honest(piece):
    started = time.perf_counter()
    cleaned_markup(piece * 50_000 + "متن")
    assert time.perf_counter() - started < 10


def test_too_much_is_refused_with_a_sentence(asked):
    answer = asked("clean", {"text": "آ" * 5_000_000})
    assert answer.status_code == 400
    assert answer.json()["error_code"] == "newsroom.too_much_text"
    assert "۸ مگابایت" in answer.json()["error_message"]
    assert asked("clean", "{").json()["error_code"] == "newsroom.unreadable_request"


def test_suggestions_count_as_scripts_do(asked):
    text = "🙂 كتاب می خواهند"
    found = asked("check", {"texts": [{"text": text}, {"text": "سلام «گفت"}]}).json()["suggestions"]
    units = text.encode("utf-16-le")
    for item in found[0]:
        assert units[2 * item["start"] : 2 * item["end"]].decode("utf-16-le") == item["before"]
        assert item["after"]
    assert {item["says"] for item in found[0]} == {"نیم‌فاصله", "حرف‌های فارسی"}
    (doubt,) = found[1]
    assert doubt["before"] == doubt["after"] == "«"


def test_a_suggestion_always_covers_letters_and_types_some():
    for item in suggestions("متن  با فاصله ،و نشانه !\u200c خواهد بود"):
        assert item["end"] > item["start"]
        assert item["after"]


def test_the_room_is_for_colleagues(client, db):
    for name in ("clean", "check", "pulse"):
        assert client.post(reverse(f"writing:{name}")).status_code in {302, 403}


def test_the_editor_bears_the_aids_and_says_who_writes(client, editor, write):
    client.force_login(editor)
    page = write()
    html = client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert 'id="dabir-writing"' in html
    assert "newsroom/writing/recovery.js" in html
    assert "ارتباط با تحریریه قطع شده است" in html
    assert client.get(reverse("writing:pulse")).json() == {"user": editor.pk}


def test_the_first_paragraph_of_a_new_story_can_be_commented_on_at_once(client, editor):
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:add", args=("newsroom", "storypage", desk.section("politics").pk))
    first, *others = client.get(address).context["form"].initial["body"]
    assert first.id, "a comment names the paragraph it hangs on"
    assert others == []
