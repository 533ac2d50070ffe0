"""A newsroom in a real SQLite file, the people in it, and a ledger that can refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from PIL import Image
from wagtail.models import GroupPagePermission, Site

from dabir.ledger.errors import LedgerError
from dabir.ledger.store import DatabaseLedger
from dabir.newsroom import desk
from dabir.newsroom.models import FrontPage, StoryPage, User
from dabir.newsroom.setup import EDITORS, prepare


@pytest.fixture(scope="package", autouse=True)
def first_day(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A newsroom that is prepared once: every test begins within its transaction, which is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        prepare([("politics", "سیاست", 1), ("sport", "ورزش", 2), ("news", "خبر", 3)])
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)


@pytest.fixture
def front(db, settings, tmp_path) -> FrontPage:
    """The front page of a newsroom on its first day; files go to a folder of the test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DABIR_DEFAULT_SECTION = "news"
    Site.clear_site_root_paths_cache()
    return FrontPage.objects.get()


@pytest.fixture
def ledger() -> DatabaseLedger:
    """The ledger the newsroom writes to."""
    return DatabaseLedger()


@pytest.fixture
def chief(front) -> User:
    """Who may do everything."""
    return User.objects.create_superuser("chief", password="secret")


@pytest.fixture
def editor(front) -> User:
    """A member of the group of editors."""
    user = User.objects.create_user("editor", password="secret")
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


@pytest.fixture
def reporter(front) -> User:
    """Someone who may write and not publish."""
    user = User.objects.create_user("reporter", password="secret")
    group = Group.objects.create(name="گزارشگران")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    GroupPagePermission.objects.create(group=group, page=front, permission=permission)
    user.groups.add(group)
    return user


@pytest.fixture
def write(front) -> Callable[..., StoryPage]:
    """Put a draft at the desk."""

    def write(
        title: str = "تیتر نخستین‌خبر", section: str = "politics", owner: User | None = None, **fields
    ) -> StoryPage:
        body = fields.pop("body", [("paragraph", "<p>بند نخست می‌گوید <b>چه</b> شد.</p>")])
        page = StoryPage(title=title, live=False, body=body, **fields)
        page.destined_section = section
        return desk.place(page, user=owner)

    return write


@pytest.fixture
def refusing(monkeypatch) -> Iterator[Callable[[], None]]:
    """Call it, and the ledger refuses every entry; call ``refusing.relent()`` to end that."""

    def refuse(*_args, **_options):
        raise LedgerError

    class Refusing:
        def __call__(self) -> None:
            monkeypatch.setattr(DatabaseLedger, "append", refuse)

        def relent(self) -> None:
            monkeypatch.undo()

    return Refusing()


@pytest.fixture
def jpeg() -> Callable[..., bytes]:
    """Make a picture file."""

    def jpeg(colour: str = "teal", size: tuple[int, int] = (1000, 600)) -> bytes:
        file = BytesIO()
        Image.new("RGB", size, colour).save(file, "JPEG")
        return file.getvalue()

    return jpeg
