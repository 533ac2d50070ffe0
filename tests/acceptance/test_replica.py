"""More than one machine: a stand that reads a streaming replica, and what its readers notice of a broken primary."""

from __future__ import annotations

import logging
import shutil
import time
from statistics import median

import pytest
from tests.acceptance.conftest import RunningSite, clean_environment
from tests.acceptance.publishing import Publisher

log = logging.getLogger(__name__)

pytestmark = [pytest.mark.slow, pytest.mark.postgres, pytest.mark.timeout(600)]


@pytest.fixture
def two_machines(postgres_pair, fresh_site, tmp_path):
    """The newsroom's machine with the primary, and a stand with nothing but the replica; none is started."""
    primary, replica = postgres_pair
    newsroom = RunningSite(tmp_path / "newsroom", clean_environment(DABIR_DATABASE_URL=primary.new_database("paper")))
    stand = RunningSite(tmp_path / "stand", clean_environment(DABIR_DATABASE_URL=replica.address_of("paper")))
    for site in (newsroom, stand):
        shutil.copytree(fresh_site, site.folder, ignore=shutil.ignore_patterns("*.sqlite3*"))
    newsroom.dabir("prepare")
    yield newsroom, stand
    stand.stop()


def is_stale(answer) -> bool:
    return answer.headers["cache-status"] is not None


def address(site: RunningSite, code: int) -> str:
    return site.get(f"/fa/news/{code}").headers["location"]


def test_a_stand_on_a_replica(two_machines, postgres_pair):
    newsroom, stand = two_machines
    primary, replica = postgres_pair

    with Publisher(newsroom) as editor:
        first = editor.publish("خبر نخست")
        caught_up(stand)
        stand.start("--readers-only", "--workers", "2")
        stand.get_until("/fa/", first.headline)
        delays = []
        for number in range(10):
            made = editor.publish(f"خبر شمارهٔ {number} پایان")
            answer = stand.get_until("/fa/", made.headline)
            assert made.headline in answer.text
            delays.append(time.monotonic() - made.committed)
        cold = [editor.publish(f"خبر نخوانده {number}") for number in range(3)]
        stand.get_until("/fa/", cold[-1].headline)
    log.info("seconds from a commit to a reader of the replica: %s", [round(delay, 3) for delay in delays])
    assert median(delays) < 0.5

    for path in ("/newsroom/", "/newsroom/login/", "/admin"):
        nothing = stand.get(path)
        assert nothing.status == 404
        assert "آزمون" in nothing.text, "in the paper's own face"
        assert nothing.headers["set-cookie"] is None
        assert stand.get(path, method="POST", body=b"x=1").status == 405

    warm = address(stand, first.code)
    seen = [stand.get(warm) for _ in range(40)][-1]  # each worker keeps its own: both have surely been asked
    primary.stop()
    time.sleep(1.5)
    assert stand.get(warm).body == seen.body
    for made in cold:
        answer = stand.get(address(stand, made.code))
        assert answer.status == 200
        assert made.headline in answer.text
        assert not is_stale(answer), "the replica is there: nothing is lost and nothing is stale"
    assert stand.get("/fa/section/various").status == 200
    assert stand.get("/fa/rss.xml").status == 200

    replica.stop()
    until(lambda: is_stale(stand.get(warm)))
    answer = stand.get(warm)
    assert (answer.status, answer.body) == (200, seen.body)
    assert stand.get("/fa/films").status == 503, "never asked before, and nobody knows it now"

    primary.restart()
    replica.restart()
    with Publisher(newsroom) as editor:
        made = editor.publish("پس از خرابی")
        answer = stand.get_until("/fa/", made.headline, seconds=20)
    assert made.headline in answer.text
    assert not is_stale(answer)
    assert stand.get("/fa/films").status == 200
    assert "read-only transaction" not in (replica.folder / "log").read_text(), "the stand never tries to write"


def test_readers_only_does_not_make_a_database(postgres_pair, fresh_site, tmp_path):
    primary, _ = postgres_pair
    site = RunningSite(tmp_path / "site", clean_environment(DABIR_DATABASE_URL=primary.new_database("empty")))
    shutil.copytree(fresh_site, site.folder)
    refused = site.dabir("run", "--readers-only", check=False)
    assert refused.returncode == 2
    assert "[delivery.old_database]" in refused.stderr
    assert "0 tables" in site.dabir("shell", "-v", "0", "-c", COUNT).stdout


COUNT = "from django.db import connection; print(len(connection.introspection.table_names()), 'tables')"


def caught_up(stand: RunningSite) -> None:
    """Wait until the replica has the tables and what was published."""
    until(lambda: "entries" in stand.dabir("ledger", "verify", check=False).stdout)


def until(holds, seconds=30.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)
