"""Eight editors write and publish into one section at once: no deadlock, none lost, and the ledger proves it."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from tests.acceptance.conftest import RunningSite, clean_environment
from tests.acceptance.publishing import Publisher

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

EDITORS = 8
EACH = 6

LOST = """
from dabir.newsroom.models import SectionPage, StoryPage
section = SectionPage.objects.get(slug="various")
print(sorted(StoryPage.objects.filter(live=True).values_list("code", flat=True)))
print(section.get_children().count() == section.numchild == StoryPage.objects.child_of(section).count())
"""


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_eight_editors_publish_into_one_section_at_once(database, request, fresh_site, tmp_path):
    environment = clean_environment()
    if database == "postgres":
        environment["DABIR_DATABASE_URL"] = request.getfixturevalue("prepared_database")("editors")
    shutil.copytree(fresh_site, tmp_path / "site")
    site = RunningSite(tmp_path / "site", environment)
    with ExitStack() as held:
        editors = [held.enter_context(editor) for editor in [Publisher(site) for _ in range(EDITORS)]]
        pool = held.enter_context(ThreadPoolExecutor(EDITORS))

        def work(number: int) -> list[int]:
            return [editors[number].publish(f"خبر {turn} از دبیر {number}").code for turn in range(EACH)]

        codes = sorted(code for given in pool.map(work, range(EDITORS)) for code in given)
    assert len(set(codes)) == EDITORS * EACH
    at_desk, is_tree_whole = site.dabir("shell", "--no-imports", "-c", LOST).stdout.split("\n")[:2]
    assert at_desk == str(codes)
    assert is_tree_whole == "True"
    assert site.dabir("ledger", "verify").returncode == 0
