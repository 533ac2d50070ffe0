"""The newsroom of the soak test: a process within a site that forks editors to be killed, and checks afterwards.

It takes a JSON object a line and answers with one. Each job runs in a fork of its own, so
that an editor begins at once and this process itself never holds a connection:

* ``{"do": "edit", "seed": N}`` the fork publishes, corrects, withdraws and restores without
  end, and answers ``{"pid": P}`` after its first publication.
* ``{"do": "check", "since": N, "seed": M, "pages": K}`` proves the ledger and the newsroom's
  agreement with it, bakes pages from an empty press and answers their digests by path: the
  lists, every story changed after entry N, and K stories of all.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

os.environ["DABIR_SITE"] = str(Path.cwd())
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
sys.path.insert(0, str(Path.cwd()))

import django

django.setup()

from dabir.ledger.store import DatabaseLedger
from dabir.ledger.verify import verify
from dabir.newsroom.models import StoryPage
from dabir.newsroom.record import record
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.receive import draft
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.press.page import Page
from dabir.press.press import Press
from dabir.press.routes import encoded, story_path
from dabir.press.templates import Templates, environment
from dabir.testing.stories import make_story

LISTS = ("/fa/", "/fa/rss.xml", "/fa/films", "/fa/section/various", "/fa/nowhere", "/fa/news/999999999")


def edit(job: dict) -> None:
    """Work as an editor does, until killed."""
    chance = random.Random(job["seed"])  # noqa: S311  # repeatable, not secret
    number = 0
    while True:
        number += 1
        page = draft(make_story(0, sections=("various",), headline=f"خبر {job['seed']} {number}"))
        publish(page)
        if number == 1:  # however slow the machine is today, something has been published
            sys.stdout.write(json.dumps({"pid": os.getpid()}) + "\n")
            sys.stdout.flush()
        if chance.random() < 0.4:
            page.refresh_from_db()
            page.title = f"خبر {job['seed']} {number} با تیتر درست"
            publish(page)
        if chance.random() < 0.3:
            page.refresh_from_db()
            withdraw(page.code, "برای آزمون")
            if chance.random() < 0.5:
                page.refresh_from_db()
                publish(page)


def check(job: dict) -> None:
    """Prove what can be proven from this side, and answer with what readers must get."""
    ledger = DatabaseLedger()
    head = verify(ledger)
    changed = []
    number = job["since"]
    while entries := ledger.after(number):
        changed += [int(entry.key) for entry in entries if entry.kind == "story"]
        number = entries[-1].number
    agree(ledger, set(changed))
    chance = random.Random(job["seed"])  # noqa: S311  # repeatable, not secret
    known = StoryPage.objects.exclude(code=None).order_by("code").values_list("code", flat=True)
    codes = {*changed, *chance.sample(list(known), min(len(known), job["pages"]))}
    press = Press(ledger, Templates(environment()))
    pages = {path: digest(press.page(path)) for path in LISTS}
    for code in codes:
        entry = ledger.current("story", str(code))
        if entry:
            pages[encoded(story_path(code, entry.story.slug))] = digest(
                press.page(f"/fa/news/{code}/{entry.story.slug}")
            )
    sys.stdout.write(json.dumps({"head": head.number, "pages": pages}) + "\n")


def agree(ledger: DatabaseLedger, codes: set[int]) -> None:
    """Prove that the desk's pages of *codes* say what the ledger says."""
    for page in StoryPage.objects.filter(code__in=codes):
        entry = ledger.current("story", str(page.code))
        assert entry, f"story {page.code} is at the desk with a code, and not in the ledger"
        assert page.live == entry.story.is_public, f"story {page.code}: live at the desk is {page.live}"
        if page.live:
            assert record(page) == entry.story, f"story {page.code}: the desk and the ledger differ"


def digest(page: object) -> list[object]:
    """Return status and SHA-256 of a page."""
    assert isinstance(page, Page), page
    return [page.status, hashlib.sha256(page.body).hexdigest()]


JOBS: dict[str, Callable[[dict], None]] = {"edit": edit, "check": check}


def main() -> None:
    """Take jobs until the input ends; a job that fails is told with its traceback."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # killed editors are reaped by the system
    for line in sys.stdin:
        job = json.loads(line)
        if os.fork():
            continue
        try:
            JOBS[job["do"]](job)
        except BaseException:  # noqa: BLE001  # it is the answer
            sys.stdout.write(json.dumps({"fault": traceback.format_exc()}) + "\n")
        sys.stdout.flush()
        os._exit(0)


main()
