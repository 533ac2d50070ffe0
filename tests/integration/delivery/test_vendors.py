"""Each vendor, word for word as its interface is documented, over real HTTP."""

from __future__ import annotations

import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from tests.integration.delivery.cdn import cdn

from dabir.delivery.purge import wire
from dabir.delivery.purge.bunny import Bunny
from dabir.delivery.purge.cloudflare import Cloudflare
from dabir.delivery.purge.errors import NoBackendError, RefusedError, UnreachableError
from dabir.delivery.purge.fastly import Fastly
from dabir.delivery.purge.varnish import Varnish


def test_fastly():
    with cdn("Fastly-Key", "sesame") as fake:
        vendor = Fastly(service="SU1Z0isxPaozGVKXdv0eY", token="sesame", url=fake.url)
        vendor.purge_each([f"card:{code}" for code in range(300)])
        vendor.purge_all()
    one, two, whole = fake.asked
    assert (one.method, one.path) == ("POST", "/service/SU1Z0isxPaozGVKXdv0eY/purge")
    assert one.headers["fastly-soft-purge"] == "1"
    assert one.body == b""
    assert len(one.headers["surrogate-key"].split()) == 256
    assert two.headers["surrogate-key"].split() == [f"card:{code}" for code in range(256, 300)]
    assert (whole.method, whole.path) == ("POST", "/service/SU1Z0isxPaozGVKXdv0eY/purge_all")
    assert "fastly-soft-purge" not in whole.headers, "there is no soft purge of everything"


def test_cloudflare():
    with cdn("Authorization", "Bearer sesame") as fake:
        vendor = Cloudflare(zone="023e105f4ecef8ad9ca31a8372d0c353", token="sesame", url=fake.url)
        vendor.purge_each([f"card:{code}" for code in range(150)])
        vendor.purge_all()
    one, two, whole = fake.asked
    assert (one.method, one.path) == ("POST", "/client/v4/zones/023e105f4ecef8ad9ca31a8372d0c353/purge_cache")
    assert one.headers["content-type"] == "application/json"
    assert one.json == {"tags": [f"card:{code}" for code in range(100)]}
    assert two.json == {"tags": [f"card:{code}" for code in range(100, 150)]}
    assert whole.json == {"purge_everything": True}


@pytest.mark.parametrize("body", [b'{"success": false, "errors": [{"message": "no"}]}', b"<html>", b"[]", b'"yes"'])
def test_cloudflare_may_say_200_and_mean_no(body):
    with cdn("Authorization", "Bearer sesame") as fake:
        fake.answers.append((200, {}, body))
        with pytest.raises(RefusedError):
            Cloudflare(zone="z", token="sesame", url=fake.url).purge(["front"])


def test_varnish_tells_every_server():
    with cdn("X-Purge-Secret", "sesame") as one, cdn("X-Purge-Secret", "sesame") as two:
        vendor = Varnish(servers=(one.url, two.url + "/"), secret="sesame")
        vendor.purge_each(["front", "story:5"])
        vendor.purge_all()
    for fake in (one, two):
        keys, whole = fake.asked
        assert (keys.method, keys.path, keys.headers["xkey-purge"]) == ("PURGE", "/", "front story:5")
        assert (whole.method, whole.headers["x-purge-all"]) == ("PURGE", "1")
        assert "xkey-purge" not in whole.headers


def test_bunny_takes_one_key_a_call():
    with cdn("AccessKey", "sesame") as fake:
        vendor = Bunny(zone=1042, key="sesame", url=fake.url)
        vendor.purge_each(["front", "story:5"])
        vendor.purge_all()
    assert {(asked.method, asked.path) for asked in fake.asked} == {("POST", "/pullzone/1042/purgeCache")}
    assert [asked.json for asked in fake.asked[:2]] == [{"CacheTag": "front"}, {"CacheTag": "story:5"}]
    assert fake.asked[2].body == b"", "without a tag the whole zone is meant, so no tag may ever be left out by mistake"


def test_no_keys_are_no_call():
    with cdn("AccessKey", "sesame") as fake:
        Bunny(zone=1042, key="sesame", url=fake.url).purge_each([])
    assert fake.asked == []


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404])
def test_a_refusal_says_why_and_never_shows_the_token(status):
    with cdn("Fastly-Key", "sesame") as fake:
        fake.answers.append((status, {"Location": "http://127.0.0.1:1/"}, b"your\nservice is gone"))
        with pytest.raises(RefusedError) as caught:
            Fastly(service="s", token="sesame", url=fake.url).purge(["front"])
    assert f"HTTP {status}" in str(caught.value)
    assert "your service is gone" in str(caught.value)
    assert "sesame" not in str(caught.value)
    assert len(fake.asked) == 1, "a token follows no redirect"


def test_a_wrong_token_is_refused():
    with cdn("Fastly-Key", "sesame") as fake, pytest.raises(RefusedError, match="HTTP 403"):
        Fastly(service="s", token="open", url=fake.url).purge(["front"])


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [(500, {}, 0), (503, {"Retry-After": "7"}, 7), (429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, 0)],
)
def test_a_vendor_in_trouble_is_to_be_asked_again(status, headers, wait):
    with cdn("Fastly-Key", "sesame") as fake:
        fake.answers.append((status, headers, b""))
        with pytest.raises(UnreachableError) as caught:
            Fastly(service="s", token="sesame", url=fake.url).purge(["front"])
    assert caught.value.wait == wait


def test_a_vendor_that_does_not_answer_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(wire, "_TIMEOUT", (0.2, 0.2))
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the connection and says nothing
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(UnreachableError, match="ReadTimeout"):
            Fastly(service="s", token="sesame", url=url).purge(["front"])
    with pytest.raises(UnreachableError, match="ConnectionError"):
        Fastly(service="s", token="sesame", url=url).purge(["front"])


def test_a_netrc_of_the_machine_does_not_take_the_place_of_the_token(monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login thief password stolen\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with cdn("Authorization", "Bearer sesame") as fake:
        Cloudflare(zone="z", token="sesame", url=fake.url).purge(["front"])
    assert fake.asked[0].headers["authorization"] == "Bearer sesame"


def test_the_command_purges_by_hand():
    with cdn("Fastly-Key", "sesame") as fake:
        options = {"service": "s", "token": "sesame", "url": fake.url}
        with override_settings(DABIR_PURGE_BACKEND="dabir.delivery.purge.fastly.Fastly", DABIR_PURGE_OPTIONS=options):
            call_command("purge", "front", "story:5", stdout=(said := StringIO()))
            call_command("purge", "--all", stdout=StringIO())
            for wrong in ([], ["front", "--all"]):
                with pytest.raises(CommandError):
                    call_command("purge", *wrong)
    assert fake.asked[0].headers["surrogate-key"] == "front story:5"
    assert fake.asked[1].path == "/service/s/purge_all"
    assert "front, story:5" in said.getvalue()
    with pytest.raises(NoBackendError):
        call_command("purge", "front")
