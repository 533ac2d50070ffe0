"""The archive for measuring survives being killed, and so do those who measure."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest
from tests.acceptance.conftest import DABIR

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

WHOLE = 12_000
SIZE = ["demo", "--bare", "--stories", str(WHOLE)]


def test_an_archive_killed_twice_is_whole_in_the_end(site):
    for least in (1_000, 4_000):
        process = subprocess.Popen(
            [DABIR, *SIZE], cwd=site.folder, env=site.environment, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        for line in process.stdout:
            if "archive" in line and int(line.split("/")[0].rpartition(" ")[2].replace(",", "")) >= least:
                break
        writers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        assert process.poll() is None, "it was still at work"
        process.kill()
        process.wait()
        process.stdout.close()
        assert writers
        until = time.monotonic() + 10
        while any(Path(f"/proc/{pid}").exists() for pid in writers):
            assert time.monotonic() < until, "those who write outlive the one they write for"
            time.sleep(0.05)
        assert "whole" in site.dabir("ledger", "verify").stdout
    assert f"{WHOLE:,}/{WHOLE:,}" in site.dabir(*SIZE).stdout
    count = int(site.dabir("ledger", "verify").stdout.split("whole: ")[1].split()[0])
    assert WHOLE < count < WHOLE + 100, "each story once, beside the sections"
