"""Colleagues: invited by a letter, with a second factor, seen where they are signed in, slowed when they guess."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from dabir.newsroom.models import Invitation, RecoveryCode, SignIn, SignInFailure, StoryPage, User
from dabir.newsroom.people import gate, sessions, throttle, two_factor

STEP = 30
PASSWORD = "secret"


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def captain(editor) -> User:
    """Somebody whose role needs a second factor."""
    group = Group.objects.get_or_create(name="سردبیران")[0]
    editor.groups.add(group)
    return editor


def enter(client: Client, name: str, password: str = PASSWORD, **extra):
    return client.post("/newsroom/login/", {"username": name, "password": password}, **extra)


def code_of(user: User, steps: int = 0) -> str:
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, t0=-steps * STEP):06d}"


def enrol(client: Client, user: User) -> list[str]:
    client.get(reverse("people:enrol"))
    answer = client.post(reverse("people:enrol"), {"code": code_of(user)})
    return re.findall(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>", answer.content.decode())


def invite(client: Client, email: str = "sara@example.org", role: str = "دبیران") -> str:
    """Invite as somebody does, and return the path in the letter."""
    pk = Group.objects.get(name=role).pk
    client.post(reverse("people:invitations"), {"email": email, "roles": [pk]})
    return re.search(r"http://127\.0\.0\.1:8000(/newsroom/invitation/\S+)", mail.outbox[-1].body)[1]


ACCOUNT = {
    "first_name": "سارا",
    "last_name": "کاتب",
    "username": "sara",
    "byline_name": "س. کاتب",
    "about": "از بندر می‌نویسد.",
    "password1": "kaghaz-o-ghalam",
    "password2": "kaghaz-o-ghalam",
}


def test_who_is_invited_makes_an_account_once_and_is_in(client, chief):
    client.force_login(chief)
    path = invite(client)
    letter = mail.outbox[0]
    assert letter.to == ["sara@example.org"]
    assert "دعوت" in letter.subject
    assert letter.alternatives[0].mimetype == "text/html"
    assert path.split("/")[-2] not in "".join(Invitation.objects.values_list("token_hash", flat=True))

    sara = Client()
    assert sara.get(path).status_code == 200
    assert sara.post(path, ACCOUNT).status_code == 302
    user = User.objects.get(username="sara")
    assert (user.email, user.signs_as) == ("sara@example.org", "س. کاتب")
    assert [group.name for group in user.groups.all()] == ["دبیران"]
    assert sara.get("/newsroom/").status_code == 200
    assert Client().get(path).status_code == 410


def test_an_invitation_ends_when_it_is_old_withdrawn_or_sent_again(client, chief):
    client.force_login(chief)
    first = invite(client)
    one = Invitation.objects.get()
    client.post(reverse("people:resend", args=(one.pk,)))
    second = re.search(r"(/newsroom/invitation/\S+)", mail.outbox[-1].body)[1]
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200
    one.refresh_from_db()
    assert one.good_until - one.sent_at == timedelta(hours=72)
    Invitation.objects.update(good_until=timezone.now())
    assert Client().post(second, ACCOUNT).status_code == 410
    Invitation.objects.update(good_until=timezone.now() + timedelta(hours=1))
    client.post(reverse("people:withdraw", args=(one.pk,)))
    assert Client().get(second).status_code == 410
    assert not User.objects.filter(username="sara").exists()


def test_only_who_may_add_colleagues_invites_and_no_colleague_is_invited(client, editor, chief):
    client.force_login(editor)
    client.post(reverse("people:invitations"), {"email": "x@example.org", "roles": [Group.objects.first().pk]})
    assert not Invitation.objects.exists()
    User.objects.filter(pk=editor.pk).update(email="Editor@example.org")
    client.force_login(chief)
    answer = client.post(
        reverse("people:invitations"),
        {"email": "editor@example.org", "roles": [Group.objects.first().pk]},
        follow=True,
    )
    assert "از آن یکی از همکاران است" in answer.content.decode()
    assert mail.outbox == []


def test_an_invitation_is_not_kept_when_its_letter_is_not_taken(client, chief, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    client.force_login(chief)
    client.post(reverse("people:invitations"), {"email": "x@example.org", "roles": [Group.objects.first().pk]})
    assert not Invitation.objects.exists()


def every_path() -> list[tuple[str, str]]:
    """Return name and a path of each address of the newsroom."""
    found = []

    def walk(patterns, prefix: str, space: str) -> None:
        for one in patterns:
            route = prefix + (getattr(one.pattern, "_route", None) or str(one.pattern.regex.pattern))
            if hasattr(one, "url_patterns"):
                walk(one.url_patterns, route, f"{space}{one.namespace}:" if one.namespace else space)
            else:
                path = re.sub(r"<(int:)?[^>]*>", lambda m: "1" if m[1] else "a", route)
                path = (
                    re.sub(r"\(\?P[^)]*\)", "a", path)
                    .replace("^.*/$", "nowhere/")
                    .translate(str.maketrans("", "", "^$"))
                    .replace("\\Z", "")
                )
                found.append((space + (one.name or ""), "/" + path))

    walk(get_resolver().url_patterns, "", "")
    return [(name, path) for name, path in found if path.startswith("/newsroom/")]


def test_whoever_must_have_a_second_factor_sees_nothing_of_the_newsroom_before(captain):
    client = Client(raise_request_exception=False)
    enter(client, "editor")
    paths = every_path()
    assert len(paths) > 150
    wanted = reverse("people:enrol")
    for name, path in paths:
        if name in gate.OPEN | gate.HALFWAY or path == "/newsroom/jsi18n/":
            continue
        for answer in (client.get(path), client.post(path)):
            assert answer.headers.get("Location", "").startswith(wanted), (path, answer.status_code)
        assert client.get(path, headers={"Accept": "application/json"}).status_code == 403, path


def test_enrolling_shows_recovery_codes_once_and_the_code_is_asked_for_at_the_next_sign_in(captain):
    client = Client()
    enter(client, "editor")
    assert client.get("/newsroom/", follow=True).redirect_chain[-1][0].startswith(reverse("people:enrol"))
    page = client.get(reverse("people:enrol")).content.decode()
    assert "<svg" in page
    assert two_factor.key_of(TOTPDevice.objects.get()) in page
    assert client.post(reverse("people:enrol"), {"code": "000"}).status_code == 200
    codes = enrol(client, captain)
    assert len(set(codes)) == 10
    assert client.get("/newsroom/").status_code == 200
    assert codes[0] not in str(list(RecoveryCode.objects.values_list("code_hash", flat=True)))

    other = Client()
    enter(other, "editor")
    assert other.get("/newsroom/pages/").headers["Location"] == reverse("people:code") + "?next=%2Fnewsroom%2Fpages%2F"
    assert other.get(reverse("people:enrol")).status_code == 302, "the device cannot be changed halfway"
    next_code = code_of(captain, 1).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    answer = other.post(reverse("people:code"), {"code": next_code, "next": "/newsroom/pages/"})
    assert answer.headers["Location"] == "/newsroom/pages/"
    assert other.get("/newsroom/").status_code == 200


def test_a_code_counts_once_and_a_recovery_code_too(captain):
    client = Client()
    enter(client, "editor")
    codes = enrol(client, captain)
    for given, is_right in ((code_of(captain), False), (codes[3].upper(), True), (codes[3], False), (codes[4], True)):
        other = Client()
        enter(other, "editor")
        other.post(reverse("people:code"), {"code": given, "next": "//foreign.example/"})
        assert (other.get("/newsroom/").status_code == 200) is is_right, given
    assert RecoveryCode.objects.count() == 8


def test_wrong_codes_wait_and_an_administrator_can_help(captain, chief):
    client = Client()
    enter(client, "editor")
    codes = enrol(client, captain)
    other = Client()
    enter(other, "editor")
    for _ in range(throttle.FREE + 1):
        other.post(reverse("people:code"), {"code": "wrong-wrong"})
    answer = other.post(reverse("people:code"), {"code": codes[0]})
    assert "دوباره تلاش کنید" in answer.content.decode()
    helper = Client()
    helper.force_login(chief)
    helper.post(reverse("people:lift", args=(captain.pk,)))
    assert other.post(reverse("people:code"), {"code": codes[0]}).status_code == 302

    helper.post(reverse("people:reset", args=(captain.pk,)))
    assert not TOTPDevice.objects.exists()
    assert not RecoveryCode.objects.exists()
    entry = ModelLogEntry.objects.get(action="dabir.two_factor_reset")
    assert (entry.user, entry.object_id) == (chief, str(captain.pk))
    assert other.get("/newsroom/").headers["Location"].startswith(reverse("people:enrol"))


def test_others_may_enrol_and_are_asked_then_and_nobody_but_an_administrator_resets(client, reporter, editor):
    client.force_login(reporter)
    assert client.get("/newsroom/").status_code == 200
    enrol(client, reporter)
    other = Client()
    enter(other, "reporter")
    assert other.get("/newsroom/").headers["Location"].startswith(reverse("people:code"))
    stranger = Client()
    stranger.force_login(editor)
    stranger.post(reverse("people:reset", args=(reporter.pk,)))
    assert TOTPDevice.objects.filter(user=reporter).exists()


def test_sign_ins_are_listed_and_can_be_ended(editor, reporter):
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    here, there = Client(), Client(REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT=agent)
    for client in (here, there):
        enter(client, "editor")
        assert client.get("/newsroom/").status_code == 200
    page = here.get("/newsroom/account/").content.decode()
    assert "فایرفاکس" in page
    assert "203.0.…" in page
    assert "203.0.113.77" not in page
    row = SignIn.objects.get(network="203.0.113.77")

    stranger = Client()
    stranger.force_login(reporter)
    stranger.post(reverse("people:end", args=(row.pk,)))
    assert there.get("/newsroom/").status_code == 200
    here.post(reverse("people:end", args=(row.pk,)))
    assert there.get("/newsroom/").headers["Location"].startswith("/newsroom/login/")
    assert there.get("/newsroom/").status_code == 302, "and stays ended"
    assert here.get("/newsroom/").status_code == 200

    enter(there, "editor")
    there.get("/newsroom/")
    there.post(reverse("people:end_others"))
    assert here.get("/newsroom/").status_code == 302
    assert there.get("/newsroom/").status_code == 200


def account(client: Client) -> dict[str, str]:
    """Return what the form of the account holds, as a browser would send it."""
    panels = client.get("/newsroom/account/").context["panels_by_tab"]
    forms = [panel.get_form() for some in panels.values() for panel in some]
    fields = {field.html_name: field.value() for form in forms for field in form}
    named = {"first_name": "سارا", "last_name": "دبیر", "email": "editor@example.org"}
    return {name: value for name, value in fields.items() if value} | {
        f"name_email-{name}": value for name, value in named.items()
    }


def test_a_new_password_ends_the_other_sign_ins(editor):
    here, there = Client(), Client()
    for client in (here, there):
        enter(client, "editor")
        client.get("/newsroom/")
    new = "a-long-new-secret"
    names = {"password-old_password": "secret", "password-new_password1": new, "password-new_password2": new}
    sent = account(here) | names
    assert here.post("/newsroom/account/", sent).status_code == 302
    assert here.get("/newsroom/").status_code == 200
    assert there.get("/newsroom/").status_code == 302
    editor.refresh_from_db()
    assert [row.pk for row in sessions.of(editor)] == [here.session["dabir.sign_in"]]


def test_the_account_holds_the_byline_and_a_new_story_begins_with_it(editor):
    client = Client()
    client.force_login(editor)
    sent = account(client) | {
        "byline-byline_name": "ا. دبیر",
        "byline-about": "…",
    }
    assert client.post("/newsroom/account/", sent).status_code == 302
    section = StoryPage.allowed_parent_page_models()[0].objects.get(slug="politics")
    page = client.get(reverse("wagtailadmin_pages:add", args=("newsroom", "storypage", section.pk)))
    assert 'value="ا. دبیر"' in page.content.decode()


def wait(client: Client, name: str, password: str = PASSWORD, **extra) -> bool:
    return "دوباره تلاش کنید" in enter(client, name, password, **extra).content.decode()


def test_guessing_waits_longer_and_longer_whether_there_is_an_account_or_not(editor):
    for name in ("editor", "nobody"):
        client = Client()
        for _ in range(throttle.FREE):
            assert not wait(client, name, "wrong")
        assert wait(client, name, "wrong")
        assert wait(client, name), "not even the right password, meanwhile"
        before = SignInFailure.objects.get(account=throttle.account_of(name))
        SignInFailure.objects.update(last_at=timezone.now() - timedelta(seconds=11))
        assert not wait(client, name, "wrong")
        SignInFailure.objects.update(last_at=timezone.now() - timedelta(seconds=11))
        assert wait(client, name, "wrong"), "the second wait is longer"
        SignInFailure.objects.filter(pk=before.pk).update(last_at=timezone.now() - throttle.LONGEST)
        assert not wait(client, name), "and ends"


def test_one_account_locks_out_no_office_and_a_stranger_nobody(editor, reporter):
    office = Client(REMOTE_ADDR="192.0.2.1")
    enter(office, "editor")
    office.get("/newsroom/")
    for _ in range(throttle.FREE + 1):
        enter(Client(), "reporter", "wrong", REMOTE_ADDR="192.0.2.1")
    assert wait(Client(), "reporter", REMOTE_ADDR="192.0.2.1")
    assert enter(Client(), "editor", REMOTE_ADDR="192.0.2.1").status_code == 302, "a colleague at the next desk"
    for number in range(throttle.FREE_EVERYWHERE + 1):
        enter(Client(), "editor", "wrong", REMOTE_ADDR=f"198.51.100.{number}")
    assert wait(Client(), "editor", REMOTE_ADDR="203.0.113.9"), "guessed from everywhere: strangers wait"
    assert enter(Client(), "editor", REMOTE_ADDR="192.0.2.1").status_code == 302, "at their own desk they do not"


def test_a_network_that_tries_many_accounts_waits(editor):
    for number in range(throttle.FREE_ACCOUNTS):
        assert not wait(Client(), f"name{number}", "wrong")
    assert wait(Client(), "editor")
    assert not wait(Client(), "editor", REMOTE_ADDR="203.0.113.9")


def ask(email: str, **extra) -> str:
    """What is answered to who asks for a new password: where one is led, or what the page says."""
    page = Client().post("/newsroom/password_reset/", {"email": email}, **extra)
    return page.get("Location") or page.content.decode()


def test_letters_for_a_new_password_wait_whether_there_is_an_account_or_not(editor, mailoutbox):
    User.objects.filter(pk=editor.pk).update(email="editor@example.org")
    for email in ("editor@example.org", "nobody@example.org"):
        answers = [ask(email if number % 2 else email.upper()) for number in range(throttle.FREE)]
        assert answers == ["/newsroom/password_reset/done/"] * throttle.FREE
        refused = ask(email)
        assert "چند بار پشت سر هم گذرواژهٔ تازه خواسته شد. ۱ دقیقهٔ دیگر" in refused
        assert ask(email, REMOTE_ADDR="203.0.113.9") == "/newsroom/password_reset/done/", "another network"
    assert len(mailoutbox) == throttle.FREE + 1
    throttle.lift(User.objects.get(pk=editor.pk))
    assert ask("editor@example.org") == "/newsroom/password_reset/done/"
    assert wait(Client(), "editor") is False, "asking is no wrong password"


def test_letters_to_one_address_wait_everywhere_and_to_many_in_one_network(editor):
    for number in range(throttle.FREE_EVERYWHERE):
        assert ask("editor@example.org", REMOTE_ADDR=f"198.51.{number}.1").endswith("/done/")
    assert "دوباره بخواهید" in ask("editor@example.org", REMOTE_ADDR="203.0.113.9")
    for number in range(throttle.FREE_ACCOUNTS):
        assert ask(f"name{number}@example.org", REMOTE_ADDR="192.0.2.1").endswith("/done/")
    assert "دوباره بخواهید" in ask("another@example.org", REMOTE_ADDR="192.0.2.1")


def test_a_lifted_wait_is_over(editor, chief):
    for _ in range(throttle.FREE + 1):
        enter(Client(), "editor", "wrong")
    assert wait(Client(), "editor")
    helper = Client()
    helper.force_login(chief)
    assert reverse("people:lift", args=(editor.pk,)) in helper.get(reverse("people:colleagues")).content.decode()
    helper.post(reverse("people:lift", args=(editor.pk,)))
    assert enter(Client(), "editor").status_code == 302


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "edge"),
        ("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15", "safari"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36", "chrome"),
        ("curl/8", "other"),
    ],
)
def test_browsers_are_known_by_family(agent, name):
    assert sessions.family(agent) == name


@pytest.mark.parametrize(
    ("address", "shown"), [("192.0.2.7", "192.0.…"), ("2001:db8:1:2::/64", "2001:0db8:…"), ("", "")]
)
def test_networks_are_shown_by_their_beginning(address, shown):
    assert sessions.shortened(address) == shown


def test_readers_are_never_asked_about_a_session(client, front):
    answer = client.get("/fa/search/suggest")
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not SignIn.objects.exists()
