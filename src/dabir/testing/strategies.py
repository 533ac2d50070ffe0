"""Hypothesis strategies for stories: whatever the record allows, in Persian and otherwise.

Import this only in tests: it needs Hypothesis, which the package does not install.
"""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from dabir.story import (
    Block,
    Correction,
    Film,
    FilmBlock,
    GalleryBlock,
    HeadingBlock,
    Kind,
    ListBlock,
    Markers,
    Media,
    ParagraphBlock,
    Picture,
    PictureBlock,
    QuoteBlock,
    Rendition,
    Series,
    Source,
    SourceKind,
    Status,
    Story,
    Text,
)

LETTERS = "ابپتجچدرزسشصفقکگلمنوهیآءئؤأ\u200cabXY0123۴۵۶ «»،؛؟!…—\"'<>&\u0654\u064e"

words = st.text(LETTERS, max_size=40).map(str.strip)
some_words = st.text(LETTERS, min_size=1, max_size=40).map(str.strip).filter(bool)
slugs = st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8})?", fullmatch=True)
instants = st.datetimes(datetime(2005, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # the zone is given
codes = st.integers(1, 10**9)
keys = st.from_regex(r"[0-9a-f]{8}", fullmatch=True)

markers = st.builds(
    Markers,
    source=words,
    series=st.none() | st.builds(Series, some_words, st.integers(1, 400)),
    picture=st.booleans(),
    film=st.booleans(),
    sponsored=words,
)
sources = st.builds(Source, kind=st.sampled_from(SourceKind), name=words, described=words, reason=words)


def _media(key: str) -> st.SearchStrategy[Media]:
    size = st.integers(1, 4000)
    shared = {"key": st.just(key), "width": size, "height": size, "alt": words, "caption": words, "credit": words}
    rendition = st.builds(Rendition, st.just(f"images/{key}.webp"), size, size, st.just("image/webp"))
    picture = st.builds(
        Picture,
        file=st.just(f"pictures/{key}.jpg"),
        mime=st.just("image/jpeg"),
        renditions=st.lists(rendition, max_size=2).map(tuple),
        **shared,
    )
    film = st.builds(
        Film,
        file=st.just(f"films/{key}.mp4"),
        mime=st.just("video/mp4"),
        seconds=st.integers(1, 600).map(float),
        poster=st.just(f"films/{key}.jpg"),
        **shared,
    )
    return picture | film


def _block(items: list[Media]) -> st.SearchStrategy[Block]:
    text = some_words.map(Text)
    kinds: list[st.SearchStrategy[Block]] = [
        st.builds(ParagraphBlock, text),
        st.builds(HeadingBlock, some_words),
        st.builds(QuoteBlock, text, words),
        st.builds(ListBlock, st.lists(text, min_size=1, max_size=3).map(tuple), st.booleans()),
    ]
    pictures = [item.key for item in items if isinstance(item, Picture)]
    films = [item.key for item in items if isinstance(item, Film)]
    if pictures:
        kinds.append(st.builds(PictureBlock, st.sampled_from(pictures)))
        kinds.append(
            st.builds(GalleryBlock, st.lists(st.sampled_from(pictures), min_size=1, max_size=3).map(tuple), words)
        )
    if films:
        kinds.append(st.builds(FilmBlock, st.sampled_from(films)))
    return st.one_of(kinds)


@st.composite
def stories(draw: st.DrawFn, code: st.SearchStrategy[int] = codes) -> Story:
    """Draw a story; every block names media the story carries."""
    media = [draw(_media(key)) for key in draw(st.lists(keys, max_size=3, unique=True))]
    first = draw(instants)
    withdrawn = draw(st.booleans())
    return Story(
        code=draw(code),
        kind=draw(st.sampled_from(Kind)),
        slug=draw(slugs),
        sections=tuple(draw(st.lists(slugs, min_size=1, max_size=3, unique=True))),
        kicker=draw(words),
        headline=draw(some_words),
        markers=draw(markers),
        lead=draw(words),
        body=tuple(draw(st.lists(_block(media), max_size=5))),
        byline=tuple(draw(st.lists(some_words, max_size=2))),
        sources=tuple(draw(st.lists(sources, max_size=3))),
        tags=tuple(draw(st.lists(some_words, max_size=3, unique=True))),
        media=tuple(media),
        related=tuple(draw(st.lists(codes, max_size=2, unique=True))),
        first_published=first,
        changed=first,
        corrections=tuple(draw(st.lists(st.builds(Correction, instants, some_words), max_size=2))),
        status=Status.WITHDRAWN if withdrawn else Status.PUBLISHED,
        withdrawal="به درخواست نویسنده" if withdrawn else "",
    )
