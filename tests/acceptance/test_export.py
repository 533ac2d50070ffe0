"""The paper as plain files, by the commands a person types: killed, taken up, served, proven."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.acceptance.conftest import DABIR

pytestmark = pytest.mark.slow

STORIES = 1_100  # more than one process writes


def contents(root: Path) -> dict[str, bytes]:
    named = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(".dabir/")}


def press(site, *words: str) -> str:
    return site.dabir("press", *words).stdout


@pytest.mark.timeout(480)
def test_a_killed_export_leaves_no_half_file_and_is_taken_up(site, tmp_path):
    site.dabir("demo", "--bare", "--stories", str(STORIES))
    root = tmp_path / "out"
    for seconds in (0.2, 0.6):
        running = subprocess.Popen(
            [DABIR, "press", "export", str(root), "--jobs", "2"],
            cwd=site.folder,
            env=site.environment,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + 60
        while not (root / "fa/news").exists() and running.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(seconds)
        running.send_signal(signal.SIGKILL)  # the export alone: its workers are left behind
        running.wait()
        assert not [path for path in (root / "fa").rglob("index.html") if path.stat().st_size < 1_000]
    said = press(site, "export", str(root), "--jobs", "2")
    assert "stands at ledger entry" in said
    press(site, "export", str(tmp_path / "anew"), "--jobs", "1")
    assert contents(root) == contents(tmp_path / "anew")
    assert "0 files written, 0 removed" in press(site, "export", str(root))


def test_a_mirror_is_made_brought_up_to_date_and_proven(site, tmp_path, saved_page):
    site.dabir("demo", "--bare", "--stories", "30")
    root = tmp_path / "out"
    press(site, "export", str(root), "--mirror")
    site.dabir("story", "import", str(saved_page()), "--publish")
    assert "• pages" in press(site, "export", str(root))
    key = (root / "manifest.pub").read_text().splitlines()[1]
    elsewhere = subprocess.run(
        [DABIR, "press", "verify", str(root), "--key", key, "--jobs", "2"],
        cwd=tmp_path,  # no site
        env=site.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "files are as signed, by the given key" in elsewhere.stdout
    (root / "fa/news/291913/index.html.gz").unlink()
    wrong = site.dabir("press", "verify", str(root), check=False)
    assert wrong.returncode == 2
    assert "mirror.untrue" in wrong.stderr
    persian = site.dabir("press", "verify", str(root), check=False, LC_ALL="fa_IR.UTF-8")
    assert "۱ فایل گم" in persian.stderr or "1 فایل گم" in persian.stderr
