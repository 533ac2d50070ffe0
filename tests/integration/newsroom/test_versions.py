"""Any two versions of a story can be put beside each other."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse


def test_two_versions_are_compared_the_older_first(write, editor):
    page = write("تیتر یکم")
    first = page.latest_revision_id
    for title in ("تیتر دوم", "تیتر سوم"):
        page.title = title
        page.save_revision(user=editor)
    newest = page.latest_revision_id
    client = Client()
    client.force_login(editor)
    shown = client.get(reverse("versions:choose", args=(page.pk,)))
    assert shown.content.decode().count("<option") == 6
    chosen = client.get(reverse("versions:choose", args=(page.pk,)), {"earlier": newest, "later": first}, follow=True)
    assert chosen.redirect_chain[-1][0] == reverse(
        "wagtailadmin_pages:revisions_compare", args=(page.pk, first, newest)
    )
    said = chosen.content.decode()
    assert "یکم" in said
    assert "سوم" in said
    assert "دوم" not in said


def test_versions_are_for_who_may_edit(write, reporter, editor):
    page = write(owner=editor)
    client = Client()
    client.force_login(reporter)
    answer = client.get(reverse("versions:choose", args=(page.pk,)))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailadmin_home")
