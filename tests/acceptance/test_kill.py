"""Promise 2: kill the publishing process anywhere, and newsroom and ledger agree."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ROUNDS = 3

SETUP = """
import os, sys
os.environ["DABIR_SITE"] = os.getcwd()
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
sys.path.insert(0, os.getcwd())
import django
django.setup()
from datetime import datetime, UTC
from dabir.ledger.store import DatabaseLedger
from dabir.newsroom.models import StoryPage
from dabir.newsroom.record import record
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.receive import draft
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.testing.stories import make_story
"""

PUBLISH = (
    SETUP
    + """
print("ready", flush=True)
number = 0
while True:
    number += 1
    page = draft(make_story(0, sections=("various",), headline=f"خبر {number}"))
    publish(page)
    page.refresh_from_db()
    page.title = f"خبر {number} با تیتر درست"
    publish(page)
    if number % 3 == 0:
        page.refresh_from_db()
        withdraw(page.code, "برای آزمون")
    print(number, flush=True)
"""
)

COMPARE = (
    SETUP
    + """
ledger = DatabaseLedger()
there = {int(entry.key): entry.story for entry in ledger.after(0, 100_000) if entry.kind == "story"}
public = {code for code, story in there.items() if story.is_public}
live = {page.code: page for page in StoryPage.objects.filter(live=True)}
assert set(live) == public, (set(live) ^ public)
for code, page in live.items():
    assert record(page) == there[code], code
assert {page.code for page in StoryPage.objects.filter(live=False, code__isnull=False)} == set(there) - public
print(len(there))
"""
)


def test_both_sides_agree_after_every_kill(site):
    chance = random.Random(5)  # noqa: S311  # repeatable, not secret
    published = 0
    for _ in range(ROUNDS):
        process = subprocess.Popen(
            [sys.executable, "-c", PUBLISH], cwd=site.folder, env=site.environment, stdout=subprocess.PIPE
        )
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        # Counted in stories and not in seconds, so that a slow machine publishes as much before the kill.
        for _ in range(chance.randint(1, 4)):
            assert process.stdout.readline(), "it was still publishing"
        time.sleep(chance.random() * 0.5)
        assert process.poll() is None, "it was still publishing"
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        compared = subprocess.run(
            [sys.executable, "-c", COMPARE],
            cwd=site.folder,
            env=site.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert compared.returncode == 0, compared.stderr
        assert "whole" in site.dabir("ledger", "verify").stdout
        assert int(compared.stdout) >= published
        published = int(compared.stdout)
    assert published >= ROUNDS
