"""What is written for machines does readers no harm: no policy is broken, and the short address can be copied."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_data_in_the_head_breaks_no_policy_and_the_short_address_is_copied(newsstand, open_window):
    base = f"http://127.0.0.1:{newsstand.port}"
    page = open_window(base)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/fa/news/291913")
    data = page.locator("script[type='application/ld+json']").text_content()
    assert json.loads(data)["@graph"][0]["@type"] == "NewsArticle"
    short = page.locator("a.short")
    assert short.get_attribute("href") == "/1DwH"
    page.locator("button.copy-short").click()
    expect(page.locator("button.copy-short")).to_have_text("رونوشت شد")
    assert page.evaluate("navigator.clipboard.readText()") == f"{base}/1DwH"
    short.click()
    expect(page).to_have_url(f"{base}{page.evaluate('location.pathname')}")
    assert "/fa/news/291913/" in page.url
    manifest = page.request.get(page.locator("link[rel=manifest]").get_attribute("href"))
    assert manifest.ok
    assert [words for words in said if "Content Security Policy" in words or "Refused" in words] == []


def test_root_addresses_are_served_with_their_types(newsstand, open_window):
    page = open_window(f"http://127.0.0.1:{newsstand.port}")
    for path, kind in {
        "/robots.txt": "text/plain; charset=utf-8",
        "/favicon.ico": "image/x-icon",
        "/apple-touch-icon.png": "image/png",
        "/api/stories/291913": "application/json",
        "/fa/news/291913.txt": "text/plain; charset=utf-8",
        "/fa/sitemap.xml": "application/xml",
        "/fa/feed.json": "application/feed+json",
    }.items():
        answer = page.request.get(path)
        assert (answer.status, answer.headers["content-type"]) == (200, kind)
        assert answer.headers["access-control-allow-origin"] == "*"
        again = page.request.get(path, headers={"if-none-match": answer.headers["etag"]})
        assert again.status == 304
