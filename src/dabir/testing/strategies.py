"""Hypothesis strategies for stories: whatever the record allows, in Persian and otherwise.

Import this only in tests: it needs Hypothesis, which the package does not install.
"""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from dabir.story import (
    AudioBlock,
    Block,
    BoxBlock,
    ChartBlock,
    ChartKind,
    ChartSeries,
    Correction,
    EmbedBlock,
    Film,
    FilmBlock,
    GalleryBlock,
    HeadingBlock,
    Kind,
    ListBlock,
    LiveBlock,
    LiveUpdate,
    Markers,
    Media,
    ParagraphBlock,
    Picture,
    PictureBlock,
    QuestionBlock,
    QuoteBlock,
    Rendition,
    Series,
    Sound,
    Source,
    SourceKind,
    Status,
    Story,
    TableBlock,
    Text,
    Tone,
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
    said = {"key": st.just(key), "alt": words, "caption": words, "credit": words}
    shared = said | {"width": size, "height": size}
    rendition = st.builds(Rendition, st.just(f"images/{key}.webp"), size, size, st.just("image/webp"))
    picture = st.builds(
        Picture,
        file=st.just(f"pictures/{key}.jpg"),
        mime=st.just("image/jpeg"),
        renditions=st.lists(rendition, max_size=2).map(tuple),
        focus=st.none() | st.tuples(st.integers(0, 100), st.integers(0, 100)),
        **shared,
    )
    film = st.builds(
        Film,
        file=st.just(f"films/{key}.mp4"),
        mime=st.just("video/mp4"),
        seconds=st.integers(1, 600).map(float),
        poster=st.just(f"films/{key}.jpg"),
        renditions=st.lists(rendition, max_size=2).map(tuple),
        stills=st.lists(rendition, max_size=2).map(tuple),
        captions=st.sampled_from(("", f"films/{key}.vtt")),
        **shared,
    )
    sound = st.builds(
        Sound,
        file=st.just(f"sounds/{key}.mp3"),
        mime=st.just("audio/mpeg"),
        seconds=st.integers(1, 600).map(float),
        transcript=words,
        **said,
    )
    return st.one_of(picture, film, sound)


texts = some_words.map(Text)
passages = st.one_of(
    st.builds(ParagraphBlock, texts),
    st.builds(HeadingBlock, some_words),
    st.builds(QuoteBlock, texts, words),
    st.builds(ListBlock, st.lists(texts, min_size=1, max_size=3).map(tuple), st.booleans()),
)


@st.composite
def tables(draw: st.DrawFn) -> TableBlock:
    """Draw a table of up to three rows and columns, its columns named or not."""
    width = draw(st.integers(1, 3))
    row = st.lists(words.map(Text), min_size=width, max_size=width).map(tuple)
    names = st.lists(words, min_size=width, max_size=width).map(tuple).filter(any)
    return TableBlock(
        rows=tuple(draw(st.lists(row, min_size=1, max_size=3))),
        head=draw(st.just(()) | names),
        header_column=draw(st.booleans()),
        caption=draw(words),
        source=draw(words),
    )


@st.composite
def charts(draw: st.DrawFn) -> ChartBlock:
    """Draw a chart of any finite numbers, some of them missing."""
    count = draw(st.integers(1, 4))
    number = st.none() | st.floats(allow_nan=False, allow_infinity=False)
    values = st.lists(number, min_size=count, max_size=count).map(tuple)
    return ChartBlock(
        chart=draw(st.sampled_from(ChartKind)),
        title=draw(some_words),
        categories=tuple(draw(st.lists(some_words, min_size=count, max_size=count))),
        series=tuple(draw(st.lists(st.builds(ChartSeries, some_words, values), min_size=1, max_size=3))),
        axis=draw(words),
        unit=draw(words),
        source=draw(words),
        alt=draw(words),
    )


embeds = st.builds(
    EmbedBlock,
    address=st.sampled_from(("https://www.aparat.com/v/a1b2c", "https://example.org/news?id=5#part")),
    title=some_words,
    summary=words,
    provider=words,
)
boxes = st.builds(
    BoxBlock, tone=st.sampled_from(Tone), passages=st.lists(passages, max_size=3).map(tuple), heading=words
)
questions = st.builds(
    QuestionBlock, question=texts, answer=st.lists(passages, max_size=3).map(tuple), asker=words, answerer=words
)
updates = st.builds(
    LiveUpdate, at=instants, headline=some_words, text=st.lists(texts, max_size=2).map(tuple), key=st.booleans()
)
lives = st.lists(updates, min_size=1, max_size=4).map(
    lambda drawn: LiveBlock(tuple(sorted(drawn, key=lambda update: update.at, reverse=True)))
)


def _block(items: list[Media]) -> st.SearchStrategy[Block]:
    kinds: list[st.SearchStrategy[Block]] = [passages, tables(), charts(), embeds, boxes, questions, lives]
    pictures = [item.key for item in items if isinstance(item, Picture)]
    films = [item.key for item in items if isinstance(item, Film)]
    if pictures:
        kinds.append(st.builds(PictureBlock, st.sampled_from(pictures)))
        kinds.append(
            st.builds(GalleryBlock, st.lists(st.sampled_from(pictures), min_size=1, max_size=3).map(tuple), words)
        )
    if films:
        kinds.append(st.builds(FilmBlock, st.sampled_from(films)))
    if sounds := [item.key for item in items if isinstance(item, Sound)]:
        kinds.append(st.builds(AudioBlock, st.sampled_from(sounds)))
    return st.one_of(kinds)


@st.composite
def stories(draw: st.DrawFn, code: st.SearchStrategy[int] = codes) -> Story:
    """Draw a story; every block names media the story carries."""
    media = [draw(_media(key)) for key in draw(st.lists(keys, max_size=3, unique=True))]
    first = draw(instants)
    status = draw(
        st.sampled_from((Status.PUBLISHED, Status.PUBLISHED, Status.PUBLISHED, Status.WITHDRAWN, Status.WITHHELD))
    )
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
        status=status,
        withdrawal="به درخواست نویسنده" if status is not Status.PUBLISHED else "",
    )
