"""The law of the keys: whatever a publication touches, a page that rests on it is purged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.core.checks import run_checks
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from dabir.delivery.purge.bunny import Bunny
from dabir.delivery.purge.cloudflare import Cloudflare
from dabir.delivery.purge.errors import PurgeSettingsError
from dabir.delivery.purge.fastly import Fastly
from dabir.delivery.purge.keys import coarse, header_for, key_header, purged_by
from dabir.delivery.purge.varnish import Varnish
from dabir.delivery.purge.vendor import Vendor, configured
from dabir.press.page import Page
from dabir.press.pages import HTML, Plan
from dabir.press.reading import Read

VENDORS = (
    Fastly(service="s", token="t"),
    Cloudflare(zone="z", token="t"),
    Varnish(servers=("http://127.0.0.1:1",)),
    Bunny(zone=1, key="k"),
)
FASTLY = "dabir.delivery.purge.fastly.Fastly"


@dataclass(frozen=True, kw_only=True)
class Narrow(Vendor):
    """Room for a handful of keys."""

    header: ClassVar[str] = "keys"
    longest_header: ClassVar[int] = 60
    longest_key: ClassVar[int] = 20
    most_keys: ClassVar[int] = 3

    def purge(self, keys):
        raise NotImplementedError

    def purge_all(self):
        raise NotImplementedError


words = st.text("abcdefghij0123456789/%-", min_size=1, max_size=30)
facts = st.one_of(
    st.sampled_from(["front", "sections", "updated", "today"]),
    st.builds("{}:{}".format, st.sampled_from(["story", "card", "latest"]), words),
)


def keys_of(vendor, header):
    return set(header[1].split(vendor.separator)) if header else set()


@pytest.mark.parametrize("vendor", [Narrow(), *VENDORS], ids=lambda vendor: vendor.name)
@given(rests_on=st.sets(facts, max_size=60), touched=st.sets(facts, min_size=1, max_size=10))
def test_a_page_is_purged_if_a_fact_it_rests_on_is_touched(vendor, rests_on, touched):
    carried = keys_of(vendor, header_for(vendor, rests_on))
    if rests_on & touched:
        assert carried & set(purged_by(vendor, touched))


@given(rests_on=st.sets(facts, max_size=60))
def test_a_header_never_grows_too_long_and_no_key_is_cut(rests_on):
    vendor = Narrow()
    header = header_for(vendor, rests_on)
    if header:
        assert len(header[1]) <= vendor.longest_header
        assert keys_of(vendor, header) <= {*rests_on, *map(coarse, rests_on)}
        assert all(len(key) <= vendor.longest_key for key in keys_of(vendor, header))


def test_the_kind_that_takes_most_room_is_told_in_one_word():
    header = header_for(Narrow(), {"front", "story:1", *(f"card:{code}" for code in range(100, 120))})
    assert header == ("keys", "card:any front story:1")


def test_each_vendor_has_its_own_header():
    rests_on = {"front", "latest:all", "story:5"}
    assert [header_for(vendor, rests_on) for vendor in VENDORS] == [
        ("surrogate-key", "front latest:all story:5"),
        ("cache-tag", "front,latest:all,story:5"),
        ("xkey", "front latest:all story:5"),
        ("cdn-tag", "front,latest:all,story:5"),
    ]


def test_facts_left_out_are_neither_carried_nor_purged():
    vendor = Fastly(service="s", token="t", leave_out=("updated",))
    assert header_for(vendor, {"front", "updated"}) == ("surrogate-key", "front")
    assert purged_by(vendor, {"updated"}) == []


def page_on(*facts: str) -> Page:
    """A page that rests on *facts*."""
    return Page(Plan(200, HTML, "/fa/", ()), (), tuple(Read((fact,), fact, 0) for fact in facts), 0)


def test_without_a_vendor_there_is_no_header():
    assert key_header(page_on("front")) is None
    with override_settings(DABIR_PURGE_BACKEND=FASTLY, DABIR_PURGE_OPTIONS={"service": "s", "token": "t"}):
        assert key_header(page_on("front")) == ("surrogate-key", "front")
        assert key_header(page_on()) is None


@pytest.mark.parametrize(
    ("backend", "options", "word"),
    [
        ("nowhere.at.All", {}, "nowhere"),
        ("Fastly", {}, "module path"),
        ("dabir.delivery.purge.keys.coarse", {}, "with_options"),
        (FASTLY, {"service": "s"}, "token"),
        (FASTLY, {"service": "s", "token": "sesame", "tokn": "t"}, "tokn"),
        (FASTLY, {"service": 5, "token": "sesame"}, "service must be str"),
        ("dabir.delivery.purge.varnish.Varnish", {"servers": "http://10.0.0.5"}, "must be a list"),
        ("dabir.delivery.purge.varnish.Varnish", {"servers": []}, "must be a list"),
    ],
)
def test_wrong_settings_are_said_before_anything_is_served_and_secrets_never(backend, options, word):
    with override_settings(DABIR_PURGE_BACKEND=backend, DABIR_PURGE_OPTIONS=options):
        found = [message for message in run_checks() if message.id == "dabir.E002"]
        with pytest.raises(PurgeSettingsError):
            configured()
    assert len(found) == 1
    assert word in found[0].msg
    assert "sesame" not in found[0].msg


def test_options_of_a_wrong_type_are_not_shown():
    with override_settings(DABIR_PURGE_OPTIONS=[("token", "sesame")]):
        found = [message for message in run_checks() if message.id.startswith("dabir.E")]
    assert [message.id for message in found] == ["dabir.E001"]
    assert "sesame" not in found[0].msg


def test_a_secret_is_not_shown_with_its_vendor():
    assert "sesame" not in repr(Fastly(service="s", token="sesame"))
    assert "sesame" not in repr(Cloudflare(zone="s", token="sesame"))
    assert "sesame" not in repr(Bunny(zone=5, key="sesame"))
    assert "sesame" not in repr(Varnish(servers=("http://x",), secret="sesame"))
