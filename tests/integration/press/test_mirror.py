"""A mirror proves itself, and every way of tampering is found."""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import stat
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dabir.press.export.errors import BadKeyError, BadSignatureError, NoManifestError, UntrueMirrorError
from dabir.press.export.export import Order, export
from dabir.press.export.minisign import read_public_key, secret_key
from dabir.press.export.verify import run, verify
from dabir.press.templates import templates
from dabir.story import Section
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story

TEMPLATES = templates()


@pytest.fixture
def ledger():
    ledger = MemoryLedger()
    ledger.append(Section(slug="politics", name="سیاست", order=1), NOON)
    for code in (5, 6, 1500):
        ledger.append(make_story(code, slug=f"خبر-{code}", first_published=NOON), NOON)
    return ledger


def mirrored(ledger, root: Path) -> Path:
    export(Order(root, root.parent / "mirror.key", mirror=True, clock=lambda: NOON), ledger, TEMPLATES)
    return root


@pytest.fixture
def mirror(ledger, tmp_path):
    return mirrored(ledger, tmp_path / "out")


def found(mirror):
    findings = verify(mirror)
    return findings.changed, findings.missing, findings.foreign


def test_a_mirror_is_as_signed_and_says_whose_it_is_and_where_its_ledger_stood(mirror, ledger):
    findings = verify(mirror, secret_key(mirror.parent / "mirror.key").public, jobs=2)
    assert findings.true
    files = [path for path in mirror.rglob("*") if path.is_file() and ".dabir" not in path.parts]
    parts = list((mirror / "manifest").iterdir())
    assert findings.whole == len(files) - len(parts) - 3
    head = ledger.head()
    assert findings.about[:2] == ["paper سپیدار", f"ledger {head.number} {head.chain}"]
    assert {part.name for part in parts} >= {"news-0.sha256", "news-1.sha256", "pages.sha256"}


def test_a_copy_is_proven_where_there_is_nothing_but_the_copy(mirror, tmp_path):
    copy = tmp_path / "stick"
    shutil.copytree(mirror, copy, ignore=shutil.ignore_patterns(".dabir"))
    out = io.StringIO()
    run(copy, (mirror / "manifest.pub").read_text().splitlines()[1], 1, out)
    assert "are as signed, by the given key" in out.getvalue()


def test_the_system_s_own_tool_reads_the_manifest(mirror):
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("sha256sum is not on this machine")
    for part in ("manifest.txt", *(path.relative_to(mirror) for path in (mirror / "manifest").iterdir())):
        subprocess.run([tool, "--check", "--strict", "--quiet", str(part)], cwd=mirror, check=True)


def test_the_signature_is_what_minisign_describes(mirror):
    key = base64.b64decode((mirror / "manifest.pub").read_text().splitlines()[1])
    lines = (mirror / "manifest.txt.minisig").read_text().splitlines()
    signature, whole = base64.b64decode(lines[1]), base64.b64decode(lines[3])
    assert key[:2] == b"Ed"
    assert signature[:2] == b"ED"
    assert key[2:10] == signature[2:10]
    public = Ed25519PublicKey.from_public_bytes(key[10:])
    public.verify(signature[10:], hashlib.blake2b((mirror / "manifest.txt").read_bytes()).digest())
    public.verify(whole, signature[10:] + lines[2].removeprefix("trusted comment: ").encode())


def test_minisign_itself_agrees(mirror):
    tool = shutil.which("minisign")
    if tool is None:
        pytest.skip("minisign is not on this machine")
    subprocess.run([tool, "-V", "-q", "-p", "manifest.pub", "-m", "manifest.txt"], cwd=mirror, check=True)


def test_a_changed_byte_is_found(mirror):
    page = mirror / "fa/news/5/index.html"
    body = page.read_bytes()
    page.unlink()  # the other name of the page keeps its bytes
    page.write_bytes(body[:-2] + bytes([body[-2] ^ 1]) + body[-1:])
    assert found(mirror) == (["fa/news/5/index.html"], [], [])


def test_a_missing_file_is_found(mirror):
    (mirror / "fa/rss.xml.gz").unlink()
    assert found(mirror) == ([], ["fa/rss.xml.gz"], [])


def test_a_foreign_file_is_found(mirror):
    (mirror / "fa/news/7").mkdir()
    (mirror / "fa/news/7/index.html").write_text("not ours")
    (mirror / "fa/.dabir").mkdir()
    (mirror / "fa/.dabir/hidden.html").write_text("not ours")
    assert found(mirror) == ([], [], ["fa/.dabir/hidden.html", "fa/news/7/index.html"])


def test_a_part_of_the_manifest_that_was_edited_is_found_with_all_it_lists(mirror):
    part = mirror / "manifest/news-1.sha256"
    part.write_text(part.read_text().replace("a", "b", 1))
    changed, missing, foreign = found(mirror)
    assert (changed, missing) == (["manifest/news-1.sha256"], [])
    assert "fa/news/1500/index.html" in foreign


def test_a_file_and_its_line_changed_together_are_found(mirror):
    page, part = mirror / "fa/news/1500/index.html", mirror / "manifest/news-1.sha256"
    old = hashlib.sha256(page.read_bytes()).hexdigest()
    page.unlink()
    page.write_text("forged")
    part.write_text(part.read_text().replace(old, hashlib.sha256(b"forged").hexdigest()))
    assert not verify(mirror).true


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("manifest.txt", lambda text: text.replace("# paper", "# Paper")),
        ("manifest.txt.minisig", lambda text: text[: len(text) // 2]),
        ("manifest.txt.minisig", lambda text: text.replace("trusted comment: ledger", "trusted comment: Ledger")),
        ("manifest.txt.minisig", lambda text: text.replace("\n", "\n!", 1)),
        ("manifest.txt.minisig", lambda text: ""),
    ],
)
def test_a_manifest_or_signature_that_was_edited_is_refused(mirror, name, change):
    path = mirror / name
    path.write_text(change(path.read_text()))
    with pytest.raises(BadSignatureError):
        verify(mirror)


def test_another_key_is_refused(mirror, tmp_path):
    with pytest.raises(BadSignatureError, match="another key"):
        verify(mirror, secret_key(tmp_path / "other.key").public)
    forged = secret_key(tmp_path / "other.key").public
    mine = secret_key(tmp_path / "mirror.key").public
    with pytest.raises(BadSignatureError, match="does not fit"):
        verify(mirror, type(mine)(mine.number, forged.key))


@pytest.mark.parametrize("given", ["", "nonsense", "RWQ=", base64.b64encode(bytes(42)).decode()])
def test_what_is_no_key_is_refused(given):
    with pytest.raises(BadKeyError):
        read_public_key(given)


def test_without_a_manifest_there_is_nothing_to_prove(tmp_path):
    with pytest.raises(NoManifestError):
        verify(tmp_path)


def test_what_is_not_as_signed_is_said_and_fails(mirror):
    (mirror / "fa/rss.xml").unlink()
    out = io.StringIO()
    with pytest.raises(UntrueMirrorError) as raised:
        run(mirror, "", 1, out)
    assert raised.value.fields == {"changed": 0, "missing": 1, "foreign": 0}
    assert "missing: fa/rss.xml\n" in out.getvalue()


def test_the_secret_key_is_for_its_owner_s_eyes_and_stays_the_same(tmp_path):
    first = secret_key(tmp_path / "mirror.key")
    assert stat.S_IMODE((tmp_path / "mirror.key").stat().st_mode) == 0o600
    assert secret_key(tmp_path / "mirror.key") == first
    assert read_public_key(first.public.file) == read_public_key(first.public.text) == first.public
    (tmp_path / "mirror.key").write_text("untrusted comment: x\nRWQ=\n")
    with pytest.raises(BadKeyError):
        secret_key(tmp_path / "mirror.key")


def test_one_publication_changes_one_part_and_the_mirror_stays_one(mirror, ledger):
    before = {path.name: path.stat().st_mtime_ns for path in (mirror / "manifest").iterdir()}
    ledger.append(make_story(1501, first_published=NOON), NOON + timedelta(minutes=1))
    export(Order(mirror, mirror.parent / "mirror.key", clock=lambda: NOON), ledger, TEMPLATES)
    after = {path.name: path.stat().st_mtime_ns for path in (mirror / "manifest").iterdir()}
    assert {name for name in after if after[name] != before.get(name)} == {"news-1.sha256", "pages.sha256"}
    assert verify(mirror).true


def test_an_export_becomes_a_mirror_when_asked(ledger, tmp_path):
    plain = Order(tmp_path / "out", tmp_path / "mirror.key", clock=lambda: NOON)
    export(plain, ledger, TEMPLATES)
    with pytest.raises(NoManifestError):
        verify(tmp_path / "out")
    assert verify(mirrored(ledger, tmp_path / "out")).true


def test_a_name_with_a_line_break_is_listed_as_the_system_s_tool_does(tmp_path):
    from dabir.press.export import manifest  # noqa: PLC0415  # only here

    listed = {"a\nb\\c": "0" * 64, "d e": "1" * 64}
    assert manifest.read(manifest.lines(listed)) == listed
    assert manifest.lines({"a\nb": "0" * 64}).startswith(b"\\0")
