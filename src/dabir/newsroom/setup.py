"""Make the newsroom ready for its first day: the tree of pages, and who may work in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page, Site, Task, Workflow

from dabir.conf import conf
from dabir.newsroom.models import FrontPage, SectionPage
from dabir.newsroom.models.edition import front_page
from dabir.newsroom.roles import ways
from dabir.newsroom.roles.roles import Role, make_groups
from dabir.newsroom.verbs.name_section import name_section

EDITORS = Role.DESK.value
"""Name of the group whose members write and edit everywhere, and publish where the section's way lets the desk."""

ROOT = "همهٔ صفحه‌ها"
"""What the desk calls the root of the tree."""

_STOCK_GROUPS = ("Moderators", "Editors")


class NewSection(NamedTuple):
    """A section to begin with."""

    slug: str
    name: str
    order: int


@transaction.atomic
def prepare(sections: Iterable[tuple[str, str, int]] = ()) -> FrontPage:
    """Make what is missing of the site, the front page, the *sections* and the groups of the roles.

    *sections* are (slug, name, order). What is there already is left as it is, so this
    may be called at every start. Returns the front page.
    """
    front = front_page() or _make_front()
    _point_site_to(front)
    Group.objects.filter(name__in=_STOCK_GROUPS, user=None).delete()
    make_groups(front)
    there = set(SectionPage.objects.values_list("slug", flat=True))
    for section in (NewSection(*given) for given in sections):
        if section.slug not in there:
            page = SectionPage(title=section.name, slug=section.slug, order=section.order, live=False)
            front.add_child(instance=page)
            name_section(page)
    for page in SectionPage.objects.filter(live=True):
        ways.agree(page)
    return front


def _make_front() -> FrontPage:
    """Put the front page under the root, in the place of Wagtail's welcome page."""
    root = Page.objects.get(depth=1)
    Page.objects.filter(pk=root.pk).update(title=ROOT, draft_title=ROOT)
    front = FrontPage(title=conf.PAPER_NAME, slug="front", live=False)
    root.add_child(instance=front)
    front.save_revision().publish()
    front.refresh_from_db()
    # Wagtail's sample workflow asks a group for approval that a newsroom does not have.
    Workflow.objects.filter(name="Moderators approval").delete()
    Task.objects.filter(name="Moderators approval").delete()
    return front


def _point_site_to(front: FrontPage) -> None:
    """Make *front* the root of the one site, and remove what was there before it."""
    address = urlsplit(conf.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id != front.pk:
        site.hostname, site.port = address.hostname or "localhost", address.port or _port(address.scheme)
        site.root_page, site.site_name = front, conf.PAPER_NAME
        site.save()
        for welcome in Page.objects.filter(depth=2).exclude(pk=front.pk):
            if welcome.specific_class is Page:
                welcome.delete()


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 80
