"""The Persian catalogues laid over Wagtail's own, read with Babel."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import wagtail
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import dabir

OURS = Path(dabir.__file__).parent / "locale/fa/LC_MESSAGES"
WAGTAIL = Path(wagtail.__file__).parent
APPS = [
    *("", "admin", "images", "users", "snippets", "search", "embeds", "sites", "documents"),
    *("contrib/settings", "contrib/typed_table_block"),
]
DOMAINS = ["django", "djangojs"]

KEPT = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^>]*>")
"""What a translation keeps to the letter: Python's placeholders and the tags of HTML."""


def read(path: Path, *, strict: bool = True) -> Catalog:
    """Parse one catalogue; a malformed entry fails here, unless it is in one of Wagtail's templates."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=strict)


def entries(catalogue: Catalog) -> Iterator[Message]:
    """Every entry but the header."""
    return (message for message in catalogue if message.id)


def pairs(message: Message) -> list[tuple[str, str]]:
    """Each English form beside the Persian one that stands for it."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return list(zip(message.id, message.string, strict=True))


def wrong(domain: str, fault: re.Pattern[str]) -> list[str]:
    """The Persian texts in which a fault is found."""
    return [
        persian
        for message in entries(read(OURS / f"{domain}.po"))
        for _, persian in pairs(message)
        if fault.search(persian)
    ]


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_header_is_persian(domain: str) -> None:
    catalogue = read(OURS / f"{domain}.po")
    assert dict(catalogue.mime_headers)["Plural-Forms"] == "nplurals=2; plural=(n > 1);"
    assert 'Language: fa\\n"' in (OURS / f"{domain}.po").read_text(encoding="utf-8")
    assert not catalogue.fuzzy


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_message_is_given_twice(domain: str) -> None:
    text = (OURS / f"{domain}.po").read_text(encoding="utf-8")
    assert len(re.findall(r"^msgid ", text, re.MULTILINE)) == 1 + len(list(entries(read(OURS / f"{domain}.po"))))


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_is_empty_or_fuzzy(domain: str) -> None:
    catalogue = read(OURS / f"{domain}.po")
    assert [m.id for m in entries(catalogue) if m.fuzzy or not all(p.strip() for _, p in pairs(m))] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_placeholders_and_tags_are_kept(domain: str) -> None:
    both = [pair for message in entries(read(OURS / f"{domain}.po")) for pair in pairs(message)]
    assert [(e, p) for e, p in both if Counter(KEPT.findall(e)) != Counter(KEPT.findall(p))] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_letters_are_persian_not_arabic(domain: str) -> None:
    assert wrong(domain, re.compile("[يكى]")) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_half_space_joins_two_letters(domain: str) -> None:
    assert wrong(domain, re.compile(r"\u200c(?!\w)|(?<!\w)\u200c")) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_prefixes_and_plurals_take_a_half_space(domain: str) -> None:
    assert wrong(domain, re.compile(r"(?<!\w)ن?می \w|\w ها(?!\w)|\w های(?!\w)")) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_word_of_wagtail_is_left_in_english(domain: str) -> None:
    persian = {(m.context, m.id) for m in entries(read(OURS / f"{domain}.po"))}
    missing = []
    for english in (WAGTAIL / app / f"locale/en/LC_MESSAGES/{domain}.po" for app in APPS):
        if english.exists():
            theirs = entries(read(english.parents[2] / f"fa/LC_MESSAGES/{domain}.po"))
            known = {(m.context, m.id) for m in theirs if not m.fuzzy and all(p for _, p in pairs(m))}
            missing += [m.id for m in entries(read(english, strict=False)) if (m.context, m.id) not in persian | known]
    assert missing == []
