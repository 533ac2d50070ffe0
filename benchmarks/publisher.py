"""Publishes a story at each line of standard input, within a site; prints what it cost as JSON.

Run by the other benchmarks in a site's folder. The story is drafted first; what is timed
is the verb an editor's button calls.
"""

from __future__ import annotations

import json
import os
import sys
import time

os.environ["DABIR_SITE"] = os.getcwd()  # noqa: PTH109  # the site is the folder it is run in
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
sys.path.insert(0, os.environ["DABIR_SITE"])

import django  # the environment comes first

django.setup()

from datetime import UTC, datetime

from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.receive import draft
from dabir.story import ParagraphBlock, Story, plain

BODY = tuple(
    ParagraphBlock(plain(f"بند شمارهٔ {number} از خبری که برای سنجش نوشته شده است. " * 4)) for number in range(8)
)


def main() -> None:
    for line in sys.stdin:
        headline = f"خبر سنجش {line.strip()}"
        now = datetime.now(UTC)
        story = Story(
            code=0,
            slug="x",
            sections=("politics",),
            headline=headline,
            lead="لید خبری برای سنجش.",
            body=BODY,
            first_published=now,
            changed=now,
        )
        page = draft(story)
        wall, processor = time.monotonic(), time.process_time()
        publish(page)
        done = time.monotonic()
        cost = {
            "headline": headline,
            "wall": done - wall,
            "processor": time.process_time() - processor,
            "committed": done,
        }
        print(json.dumps(cost), flush=True)


main()
