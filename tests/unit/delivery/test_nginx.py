"""The configuration of nginx: what it says, and that no value can say anything else."""

from __future__ import annotations

import gzip
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from tests.nginx import Nginx

from dabir.delivery.nginx import values
from dabir.delivery.nginx.front import (
    CertificateMissingError,
    Front,
    NobodyTrustedError,
    PlainAddressError,
    configuration,
)
from dabir.delivery.nginx.gather import gather
from dabir.delivery.nginx.values import UnsafeValueError
from dabir.delivery.nginx.wanted import wanted

HOSTILE = [
    "/a; load_module x",
    '/a"; return 200 "owned',
    "/a\\",
    "/a} server { listen 81; }",
    "/a # b",
    "/a 'b'",
    "/فارسی با فاصله",
    '/a\\";}',
]
PLAIN = Front(tls=False)
SECURE = Front(certificate="/etc/ssl/paper.pem", key="/etc/ssl/paper.key")


def words(text: str) -> list[str]:
    """Return the words of nginx's language: braces and semicolons are words, comments are none."""
    found, at = [], 0
    token = re.compile(r'\s+|#[^\n]*|"(?:\\.|[^"\\])*"|[;{}](?=\s|$)|(?:\\.|[^\s;{}]|\{(?=\d))+|[;{}]', re.DOTALL)
    while at < len(text):
        match = token.match(text, at)
        assert match, text[at : at + 40]
        word = match[0]
        at = match.end()
        if not word[0].isspace() and word[0] != "#":
            found.append(re.sub(r"\\(.)", r"\1", word[1:-1]) if word[0] == '"' else word)
    return found


def _is_a_name(path: str) -> bool:
    """A file's name ends with no slash, and of a folder's name one more is no other."""
    return not path.endswith("/")


PATH_OPTIONS = ("certificate", "key", "acme", "cache", "static", "media", "access_log")


@given(
    option=st.sampled_from(PATH_OPTIONS),
    value=st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1).map(lambda text: f"/{text}").filter(_is_a_name)),
)
def test_a_path_is_one_word_whatever_is_in_it(option, value):
    usual = {name: f"/usual-{name}" for name in PATH_OPTIONS}
    with override_settings(DABIR_SITE_URL="https://paper.example"):
        expected = words(configuration(Front(**usual)))
        try:
            got = words(configuration(Front(**(usual | {option: value}))))
        except UnsafeValueError:
            assert "$" in value or re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", value)
            return
    slash = "/" if option in {"static", "media"} else ""
    written = str(Path(value)) + slash
    assert got == [written if word == f"/usual-{option}{slash}" else word for word in expected]


TEXTS = {
    "upstreams": lambda text: (text,),
    "aliases": lambda text: (text,),
    "binds": lambda text: (text,),
    "trusted": lambda text: (text,),
    "address_header": str,
    "cache_size": str,
    "upload_limit": str,
}


@given(option=st.sampled_from(sorted(TEXTS)), value=st.text(min_size=1))
def test_other_values_are_right_or_refused(option, value):
    with override_settings(DABIR_SITE_URL="http://paper.example"):
        count = len(words(configuration(PLAIN)))
        try:
            got = configuration(Front(tls=False, **{option: TEXTS[option](value)}))
        except UnsafeValueError:
            return
        assert not set(value) & set("; {}\"'\\#$\n\r\t")
        assert abs(len(words(got)) - count) < 12


@pytest.mark.parametrize(
    "bad",
    [
        {"upstreams": ("127.0.0.1:8000; include /etc/passwd",)},
        {"upstreams": ("127.0.0.1:0",)},
        {"upstreams": ("127.0.0.1",)},
        {"upstreams": ("[::1%lo;]:80",)},
        {"aliases": ("www.paper.example\nlisten 81",)},
        {"aliases": ("*.example",)},
        {"binds": ("localhost",)},
        {"binds": ("fe80::1%{;}",)},
        {"trusted": ("10.0.0.0/33",)},
        {"address_header": "X-Real-IP;"},
        {"cache_size": "1m max_size=9g"},
        {"upload_limit": "-1"},
        {"http_port": 70_000},
        {"inner_port": 0},
        {"login_rate": 0},
        {"cache": "/a\nb"},
        {"cache": "/$host"},
    ],
)
def test_what_nginx_could_misread_is_refused(bad):
    with pytest.raises(UnsafeValueError):
        configuration(Front(tls=False, **bad))


def test_the_real_nginx_reads_hostile_paths_as_paths(tmp_path):
    for number, hostile in enumerate(HOSTILE):
        root = tmp_path / str(number)
        cache = root / hostile.strip("/")
        cache.parent.mkdir(parents=True)
        (root / "paper.conf").write_text(configuration(Front(tls=False, cache=str(cache), static=str(cache))))
        checked = Nginx(root / "nginx", root / "paper.conf").check()
        assert checked.returncode == 0, checked.stderr
        assert cache.is_dir()


@override_settings(DABIR_SITE_URL="https://روزنامه.ایران")
def test_a_persian_domain_is_written_as_browsers_send_it():
    written = configuration(SECURE)
    ascii_name = "روزنامه.ایران".encode("idna").decode()
    assert f"server_name {ascii_name};" in written
    assert f"return 301 https://{ascii_name}$request_uri;" in written
    assert next(wanted("https://روزنامه.ایران")) == f'ALLOWED_HOSTS = ["{ascii_name}"]'


@override_settings(DABIR_SITE_URL="https://paper.example")
def test_it_can_be_read_by_nginx_in_every_shape(tmp_path):
    every = Front(
        tls=False,
        upstreams=("127.0.0.1:8000", "[::1]:8000", "unix:/run/paper.sock"),
        hsts_seconds=1,
        http_port=18080,
        aliases=("www.paper.example", "paper.test"),
        static=str(tmp_path / "static"),
        media=str(tmp_path / "media"),
        access_log=str(tmp_path / "log"),
        cache=str(tmp_path / "cache"),
        behind_cdn=True,
        trusted=("192.0.2.0/24", "2001:db8::/32"),
    )
    (tmp_path / "paper.conf").write_text(configuration(every))
    checked = Nginx(tmp_path / "nginx", tmp_path / "paper.conf").check()
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr


@override_settings(DABIR_SITE_URL="https://paper.example")
def test_what_is_missing_is_said():
    with pytest.raises(CertificateMissingError):
        configuration(Front())
    with pytest.raises(NobodyTrustedError):
        configuration(Front(tls=False, behind_cdn=True))
    with override_settings(DABIR_SITE_URL="http://paper.example"), pytest.raises(PlainAddressError):
        configuration(SECURE)


@override_settings(DABIR_SITE_URL="https://paper.example")
def test_no_line_is_left_of_tags_and_no_log_unless_asked():
    written = configuration(SECURE)
    assert "{%" not in written
    assert "{{" not in written
    assert not re.search(r"^[ \t]+$", written, re.MULTILINE)
    assert "\n\n\n" not in written
    assert written.count("access_log off") == 4
    assert "Strict-Transport-Security" not in written


@override_settings(
    DABIR_SITE_URL="https://paper.example",
    ALLOWED_HOSTS=["paper.example"],
    WAGTAILADMIN_BASE_URL="https://paper.example",
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    SESSION_COOKIE_SECURE=True,
    CSRF_COOKIE_SECURE=True,
)
def test_settings_that_are_right_lack_nothing():
    assert list(wanted("https://paper.example")) == []
    assert list(wanted("https://else.example")) == [
        'ALLOWED_HOSTS = ["else.example"]',
        "WAGTAILADMIN_BASE_URL = DABIR_SITE_URL",
    ]


def test_static_files_are_gathered_packed_and_kept_up_to_date(tmp_path):
    count = gather(tmp_path / "static")
    style = tmp_path / "static/press/paper.css"
    assert count > 20
    assert gzip.decompress(style.with_name("paper.css.gz").read_bytes()) == style.read_bytes()
    assert style.stat().st_mode & 0o004, "nginx is another user"
    fonts = list((tmp_path / "static").rglob("*.woff2*"))
    assert not any(font.suffix == ".gz" for font in fonts), "what is packed already is not packed twice"
    stray = tmp_path / "static/press/old.js.gz"
    stray.write_bytes(b"x")
    same = style.stat()
    (tmp_path / "static/press/paper.css.gz").write_bytes(b"of an older version")
    assert gather(tmp_path / "static") == count
    assert not stray.exists()
    assert style.stat().st_ino == same.st_ino, "what has not changed is left alone"
    assert gzip.decompress(style.with_name("paper.css.gz").read_bytes()) == style.read_bytes()


def test_the_command_writes_a_file_and_says_what_settings_lack(tmp_path):
    out = tmp_path / "paper.conf"
    call_command(
        *("nginx", "--no-tls", "--output", str(out), "--static", str(tmp_path / "static")), stderr=(said := StringIO())
    )
    assert f'alias "{tmp_path}/static/";' in out.read_text(encoding="utf-8")
    assert "static files in" in said.getvalue()
    call_command("nginx", "--no-tls", "--no-media", stdout=(printed := StringIO()), stderr=StringIO())
    assert "proxy_max_temp_file_size 0" in printed.getvalue()


def test_an_empty_path_is_refused():
    with pytest.raises(UnsafeValueError):
        values.path("--cache", "")
