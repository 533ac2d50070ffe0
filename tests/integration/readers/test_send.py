"""Sending a story to friends, through the form and a real mail server."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.test import Client
from tests.integration.readers.conftest import HEADLINE

from dabir.conf import conf
from dabir.press.templates import templates
from dabir.readers import allowance, ticket
from dabir.readers.forget import forget
from dabir.readers.models import Salt, Sending
from dabir.story import Status
from dabir.testing.stories import make_story

pytestmark = pytest.mark.django_db

FORM = "/readers/send/291913"
SENDER = "سارا احمدی"


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True, REMOTE_ADDR="10.1.2.3")


def fields(**more):
    usual = {"friend": ["ali@example.ir"], "sender": SENDER, "reply": "", "note": "", "website": ""}
    return usual | {"ticket": ticket.issue(291913, after_another=True)} | more


def said(answer) -> str:
    return html.unescape(answer.content.decode())


def test_the_form_stands_in_the_paper_s_face_and_sets_no_cookie(paper, browser):
    answer = browser.get(FORM)
    text = said(answer)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
    assert answer["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert HEADLINE in text
    assert 'class="masthead"' in text
    assert 'class="foot"' in text
    assert text.count('name="friend"') == 5
    assert '<meta name="robots" content="noindex">' in text


def test_a_letter_reaches_each_friend_apart(paper, browser, postman, settings):
    settings.DABIR_MAIL_FROM = "news@sepidar.example"
    friends = ["ali@example.ir", "mina@نامه‌ای.ایران"]
    answer = browser.post(FORM, fields(friend=[*friends, "", ""], reply="sara@example.ir", note="این را\nبخوان <b>!"))
    assert answer.status_code == 303
    assert not answer.cookies
    assert [(to, sender) for to, sender, _ in postman.letters] == [
        (["ali@example.ir"], "news@sepidar.example"),
        (["mina@xn--mgba3gch31f060k.xn--mgba3a4f16a"], "news@sepidar.example"),
    ]
    for (to, _, message), number in zip(postman.letters, range(2), strict=True):
        assert message["To"] == to[0]
        assert message["Cc"] is None
        assert message["From"].addresses[0].display_name == conf.PAPER_NAME
        assert message["From"].addresses[0].addr_spec == "news@sepidar.example"
        assert message["Reply-To"] == "sara@example.ir"
        assert message["Auto-Submitted"] == "auto-generated"
        assert message["Message-ID"].endswith("@sepidar.example>")
        assert message["Subject"].endswith(HEADLINE)
        plain = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
        rich = message.get_body(("html",)).get_content()
        assert f"{SENDER} این خبر" in plain
        assert "این را\nبخوان <b>!" in plain
        assert "http://127.0.0.1:8000/fa/news/291913\n" in plain
        assert 'dir="rtl"' in rich
        assert "بخوان &lt;b&gt;!" in rich
        other = friends[1 - number].partition("@")[0]
        assert f"{other}@" not in message.as_string()
    page = browser.get(answer["Location"])
    assert page.status_code == 200
    text = said(page)
    assert "a•••@example.ir" in text
    assert "m•••@نامه‌ای.ایران" in text
    assert "ali@" not in text
    assert browser.get(answer["Location"]).status_code == 200
    assert len(postman.letters) == 2, "looking again sends nothing"


@pytest.mark.parametrize(
    "attack",
    [
        {"friend": ["ali@example.ir\nBcc: all@example.ir"]},
        {"friend": ["ali@example.ir\r\n\r\nbody"]},
        {"friend": ["ali@example.ir, all@example.ir"]},
        {"friend": ["<all@example.ir>"]},
        {"reply": "sara@example.ir\nBcc: all@example.ir"},
        {"reply": "sara@example.ir\r\nTo: all@example.ir"},
    ],
)
def test_an_address_that_would_break_out_of_its_header_is_refused(paper, browser, postman, attack):
    answer = browser.post(FORM, fields(**attack))
    assert answer.status_code == 422
    assert postman.letters == []
    assert Sending.objects.count() == 0


def test_a_name_and_a_headline_of_many_lines_make_no_header(paper, browser, postman):
    paper.append(make_story(291913, headline="سطر یک\r\nBcc: all@example.ir"), datetime.now(UTC))
    answer = browser.post(FORM, fields(sender="سارا\r\nBcc: all@example.ir"))
    assert answer.status_code == 422, "an address is no name"
    answer = browser.post(FORM, fields(sender="سارا\r\nBcc: all"))
    assert answer.status_code == 303
    (to, _, message) = postman.letters[0]
    assert to == ["ali@example.ir"]
    assert message["Bcc"] is None
    assert "سطر یک Bcc" in message["Subject"]


def test_what_was_typed_comes_back_with_what_is_wrong_beside_it(paper, browser, postman):
    answer = browser.post(FORM, fields(friend=["ali@example.ir", "نه"], note="ببین http://x.example", sender=""))
    text = said(answer)
    assert answer.status_code == 422
    for words in ("نشانی «نه» درست نیست", "نامتان را بنویسید", "پیوند یا نشانی", 'value="ali@example.ir"', "ببین http"):
        assert words in text
    assert text.count("aria-invalid") == 3, "one address, the name, the note"
    assert postman.letters == []
    held = re.search(r'name="ticket" value="([^"]+)"', text)[1]
    assert browser.post(FORM, fields(ticket=held)).status_code == 303, "the form that came back can be sent"


def test_a_form_sends_once(paper, browser, postman):
    same = fields()
    assert browser.post(FORM, same).status_code == 303
    again = browser.post(FORM, same)
    assert again.status_code == 422
    assert "پیش‌تر فرستاده شده" in said(again)
    assert len(postman.letters) == 1


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"ticket": ""}, "کهنه"),
        ({"ticket": "forged:1:x"}, "کهنه"),
        ({"website": "http://x"}, "باید خالی بماند"),
    ],
)
def test_a_form_nobody_asked_for_is_not_sent(paper, browser, postman, more, words):
    answer = browser.post(FORM, fields(**more))
    assert answer.status_code == 422
    assert words in said(answer)
    assert SENDER in said(answer)
    assert postman.letters == []


def test_a_form_that_comes_back_at_once_was_filled_in_by_a_machine(paper, browser, postman):
    answer = browser.post(FORM, fields(ticket=ticket.issue(291913)))
    assert "درنگ کنید" in said(answer)
    assert postman.letters == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, 403),
        ({"HTTP_ORIGIN": "https://evil.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}, 303),
        ({"HTTP_ORIGIN": "http://testserver"}, 303),
    ],
)
def test_a_form_of_another_site_is_not_sent(paper, browser, postman, headers, status):
    assert browser.post(FORM, fields(), **headers).status_code == status
    assert len(postman.letters) == (status == 303)


def test_a_sender_has_so_many_letters_an_hour_and_a_day(paper, browser, postman, settings, monkeypatch):
    settings.DABIR_LETTERS_AN_HOUR, settings.DABIR_LETTERS_A_DAY = 3, 4
    two = {"friend": ["ali@example.ir", "mina@example.ir"]}
    assert browser.post(FORM, fields(**two)).status_code == 303
    refused = browser.post(FORM, fields(**two))
    assert refused.status_code == 422
    assert "در یک ساعت بیش از ۳ نامه" in said(refused)
    assert browser.post(FORM, fields()).status_code == 303, "one is left"
    assert Client(REMOTE_ADDR="10.1.2.4").post(FORM, fields()).status_code == 303, "another sender's are their own"
    Sending.objects.update(at=datetime.now(UTC) - timedelta(hours=2))
    refused = browser.post(FORM, fields(**two))
    assert "در یک روز بیش از ۴ نامه" in said(refused)


def test_a_friend_and_a_story_have_theirs(paper, postman, settings):
    settings.DABIR_LETTERS_A_FRIEND, settings.DABIR_LETTERS_A_STORY = 2, 3

    def send(friend, number):
        return Client(REMOTE_ADDR=f"10.0.0.{number}").post(FORM, fields(friend=[friend]))

    assert send("ali@example.ir", 1).status_code == 303
    assert send("Ali+x@example.ir", 2).status_code == 303
    assert "«a•••@example.ir»" in said(send("ali@example.ir", 3))
    assert send("mina@example.ir", 4).status_code == 303
    assert "این خبر امروز ۳ بار" in said(send("reza@example.ir", 5))


def test_neighbours_in_one_ipv6_line_are_one_sender():
    assert allowance.network("2001:db8:1:2::1") == allowance.network("2001:db8:1:2:ffff::9")
    assert allowance.network("2001:db8:1:3::1") != allowance.network("2001:db8:1:2::1")
    assert allowance.network("::ffff:10.0.0.1") == "10.0.0.1"
    assert allowance.network("unknown") == "unknown"


def test_nothing_that_was_typed_is_kept_and_a_day_later_nothing_at_all(paper, browser, postman):
    browser.post(FORM, fields(note="رازی که نباید بماند", reply="sara@example.ir"))
    kept = str(list(Sending.objects.values()))
    for word in ("ali", "example", "10.1.2", "سارا", "sara", "راز"):
        assert word not in kept
    now = datetime.now(UTC)
    assert forget(now)[1] == 0
    assert forget(now + timedelta(days=2))[1] == 1
    assert (Sending.objects.count(), Salt.objects.count()) == (0, 0)


def test_the_first_letter_of_a_day_forgets_the_day_before(paper, browser, postman):
    browser.post(FORM, fields())
    long_ago = datetime.now(UTC) - timedelta(days=2)
    Sending.objects.update(at=long_ago)
    Salt.objects.all().delete()
    Salt.objects.create(day=long_ago.date(), salt=b"old")
    browser.post(FORM, fields())
    assert Sending.objects.count() == 1
    assert [row.day for row in Salt.objects.all()] != [long_ago.date()]
    assert Salt.objects.count() == 1


def test_whom_the_mail_server_does_not_know_is_said(paper, browser, postman):
    postman.unknown = {"nobody@example.ir"}
    answer = browser.post(FORM, fields(friend=["nobody@example.ir", "ali@example.ir"]))
    page = said(browser.get(answer["Location"]))
    assert page.index("a•••@example.ir") < page.index("نرسید") < page.index("n•••@example.ir")
    assert Sending.objects.count() == 1, "what did not go out is not reckoned"
    answer = browser.post(FORM, fields(friend=["nobody@example.ir"]))
    assert answer.status_code == 422
    assert "نپذیرفت" in said(answer)


def test_a_mail_server_that_is_away_costs_nothing_but_patience(paper, browser, settings, postman):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    same = fields(note="یادداشتی که نباید گم شود")
    answer = browser.post(FORM, same)
    assert answer.status_code == 503
    assert "نامه‌رسان اکنون پاسخ نمی‌دهد" in said(answer)
    assert "یادداشتی که نباید گم شود" in said(answer)
    settings.EMAIL_PORT = port
    assert browser.post(FORM, same).status_code == 303, "the same form, a little later"


def test_a_mail_server_that_stops_half_way_is_told_of(paper, browser, postman):
    postman.takes = 1
    answer = browser.post(FORM, fields(friend=["ali@example.ir", "mina@example.ir"]))
    page = said(browser.get(answer["Location"]))
    assert page.index("a•••@") < page.index("نرسید") < page.index("m•••@")
    assert Sending.objects.count() == 1


def test_a_withdrawn_story_has_no_form_and_an_unknown_one_neither(paper, browser, postman):
    story = make_story(291913, headline=HEADLINE)
    sent = browser.post(FORM, fields())["Location"]
    paper.append(msgspec.structs.replace(story, status=Status.WITHDRAWN, withdrawal="نادرست بود"), datetime.now(UTC))
    for answer in (browser.get(FORM), browser.post(FORM, fields()), browser.get(sent)):
        assert answer.status_code == 410
        assert HEADLINE not in said(answer)
        assert "نادرست بود" in said(answer)
    assert len(postman.letters) == 1
    assert browser.get("/readers/send/5").status_code == 404
    assert browser.get("/readers/sent/forged").status_code == 404
    assert browser.get("/readers/send/" + "9" * 30).status_code == 404


def test_without_a_mail_server_letters_are_files(paper, browser, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    assert browser.post(FORM, fields()).status_code == 303
    (letter,) = (tmp_path / "mail").iterdir()
    assert "ali@example.ir" in letter.read_text(encoding="utf-8")


def test_a_site_writes_its_own_letter(paper, browser, postman, settings, tmp_path):
    folder = tmp_path / "templates/mail/send_to_friend"
    folder.mkdir(parents=True)
    (folder / "subject.txt").write_text("از {{ sender }} & دوستان", encoding="utf-8")
    settings.SITE = tmp_path
    templates.cache_clear()  # a site's folder does not change while it runs
    try:
        browser.post(FORM, fields())
    finally:
        templates.cache_clear()
    assert postman.letters[0][2]["Subject"] == f"از {SENDER} & دوستان"
