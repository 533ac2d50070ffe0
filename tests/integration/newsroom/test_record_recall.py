"""Nothing is lost between the record and the desk."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from dabir import story as records
from dabir.newsroom.body.blocks import FEATURES
from dabir.newsroom.body.richtext import normalise, paragraphs, to_paragraphs_html
from dabir.newsroom.models import Film, Photo, Sound, StoryPage
from dabir.newsroom.recall import recall
from dabir.newsroom.record import record
from dabir.story import (
    ListBlock,
    Mark,
    MarkKind,
    ParagraphBlock,
    Picture,
    QuestionBlock,
    QuoteBlock,
    Story,
    TableBlock,
    Text,
)
from dabir.testing import strategies

pytestmark = pytest.mark.django_db


def has_own_words(item) -> None:
    """Put the item's picture or film at the desk, saying other things than the record does."""
    words = {
        "alt": "چیز دیگر",
        "caption": "شرح دیگر",
        "credit": "کس دیگر",
        "title": item.key,
        "width": 10,
        "height": 10,
    }
    match item:
        case Picture():
            Photo(file="original_images/x.jpg", file_hash=item.key, **words).save()
        case records.Film():
            Film.objects.bulk_create([Film(file="x.mp4", poster="x.jpg", key=item.key, seconds=1.0, **words)])
        case records.Sound():
            said = {name: words[name] for name in ("alt", "caption", "credit", "title")}
            Sound.objects.bulk_create([Sound(file="x.mp3", key=item.key, seconds=1.0, transcript="گفته", **said)])


@st.composite
def marked(draw: st.DrawFn, text: Text) -> Text:
    """The same words under any marks."""
    place = st.integers(0, len(text.words))
    mark = st.builds(
        Mark,
        kind=st.sampled_from(MarkKind),
        start=place,
        end=place,
        href=st.sampled_from(("https://a.ir/?x=1&y=2", "/fa/")),
    )
    marks = draw(st.lists(mark, max_size=5))
    plain = [msgspec.structs.replace(m, href=m.href if m.kind is MarkKind.LINK else "") for m in marks]
    return normalise(Text(text.words, tuple(plain)))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Any story, its texts marked in the canonical form."""
    story = draw(strategies.stories())
    body = []
    for block in story.body:
        match block:
            case ParagraphBlock(text):
                body.append(ParagraphBlock(draw(marked(text))))
            case QuoteBlock(text, speaker):
                body.append(QuoteBlock(draw(marked(text)), speaker))
            case ListBlock(items, ordered):
                body.append(ListBlock(tuple(draw(marked(item)) for item in items), ordered))
            case TableBlock(rows=rows):
                cells = tuple(tuple(draw(marked(cell)) for cell in row) for row in rows)
                body.append(msgspec.structs.replace(block, rows=cells))
            case QuestionBlock(question=question):
                body.append(msgspec.structs.replace(block, question=draw(marked(question))))
            case _:
                body.append(block)
    return msgspec.structs.replace(story, body=tuple(body))


@given(stories())
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=60
)
def test_a_recalled_story_records_as_it_was(story):
    Photo.objects.all()._raw_delete("default")
    Film.objects.all()._raw_delete("default")
    Sound.objects.all()._raw_delete("default")
    for item in story.media:
        has_own_words(item)
    page = recall(story)
    assert record(page) == story

    stored = StoryPage.from_json(page.to_json())  # as a revision keeps it
    for name in ("destined_section", *StoryPage.kept_across_revisions):  # as with_content_json does
        setattr(stored, name, getattr(page, name))
    again = record(stored)
    assert again == story
    assert again.first_published.utcoffset() == again.changed.utcoffset() == timedelta(0)


def letters_marked(text):
    """The words, and which of their letters each kind of mark covers; a space shows no emphasis."""
    covered = {}
    for mark in text.marks:
        letters = {n for n in range(mark.start, mark.end) if not text.words[n].isspace()}
        covered.setdefault((mark.kind, mark.href), set()).update(letters)
    return text.words, covered


@example([Text("یک دو", (Mark(kind=MarkKind.STRONG, start=0, end=3),))])  # a mark that ends in a space
@example([Text("یک د", (Mark(kind=MarkKind.EMPHASIS, start=0, end=4), Mark(kind=MarkKind.STRONG, start=3, end=4)))])
@given(st.lists(strategies.some_words.map(Text).flatmap(marked), min_size=1, max_size=4))
def test_opening_and_saving_in_the_editor_changes_nothing(texts):
    """Draftail reads our HTML and writes its own; runs of spaces aside, every word keeps its marks."""
    tidy = [normalise(Text(text.words, text.marks)) for text in texts if "  " not in text.words]
    converter = ContentstateConverter(FEATURES)
    html = converter.to_database_format(converter.from_database_format(to_paragraphs_html(tidy)))
    assert [letters_marked(text) for text in paragraphs(html)] == [letters_marked(text) for text in tidy]
