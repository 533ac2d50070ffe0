"""Publishing the demonstration paper, through the verb an editor uses.

Each story is drafted at the desk and published there, then what is old is shelved, as in
any newsroom. A story whose code is in the ledger is left alone, so loading may be
interrupted and taken up again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from dabir.demo import films, pictures, sounds
from dabir.demo.manuscript import (
    Drawing,
    Heading,
    Items,
    Manuscript,
    Paragraph,
    Piece,
    Played,
    Quotation,
    Screened,
    Shown,
)
from dabir.ledger.store import DatabaseLedger
from dabir.newsroom.media import encoding, holdings
from dabir.newsroom.media.hashing import sha1
from dabir.newsroom.media.renditions import renditions
from dabir.newsroom.models import User
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.receive import draft
from dabir.newsroom.verbs.shelve import shelve
from dabir.persian.slug import slugify
from dabir.story import (
    AudioBlock,
    Block,
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
    Series,
    Sound,
    Source,
    Story,
    plain,
)

SECTIONS = (
    ("politics", "سیاست", 1),
    ("economy", "اقتصاد", 2),
    ("society", "جامعه", 3),
    ("world", "جهان", 4),
    ("culture", "فرهنگ و هنر", 5),
    ("science", "دانش", 6),
    ("environment", "محیط زیست", 7),
    ("sport", "ورزش", 8),
    ("life", "زندگی", 9),
    ("opinion", "دیدگاه", 10),
    ("multimedia", "چندرسانه‌ای", 11),
)
"""Slug, name and order of the demonstration paper's sections."""

CREDIT = "سپیدار"

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many of it are done, and how many there are."""


@dataclass(frozen=True)
class _Props:
    """The drawn files of the edition, by what they show."""

    pictures: dict[Drawing, Path]
    films: dict[str, films.Film]
    sounds: dict[str, Path]


def load(waiting: Iterable[Manuscript], user: User, progress: Progress) -> int:
    """Publish the *waiting* manuscripts that are not in the ledger as *user*; return how many were."""
    ledger = DatabaseLedger()
    new = [manuscript for manuscript in waiting if ledger.current("story", str(manuscript.code)) is None]
    with TemporaryDirectory(prefix="dabir-demo-") as folder:
        props = _draw(new, Path(folder), progress)
        for done, manuscript in enumerate(new, 1):
            publish(draft(_story(manuscript, props), user=user), user=user)
            progress("stories", done, len(new))
    shelve()
    return len(new)


def _draw(new: list[Manuscript], folder: Path, progress: Progress) -> _Props:
    """Draw all pictures and films that *new* shows, on every core."""
    shown = [piece for manuscript in new for piece in manuscript.pieces]
    drawings = {drawing for piece in shown if isinstance(piece, Shown) for drawing in piece.drawings}
    names = {piece.name for piece in shown if isinstance(piece, Screened)}
    props = _Props({}, {}, {})
    for piece in shown:
        if isinstance(piece, Played):
            props.sounds[piece.name] = sounds.make(piece.name, folder / f"{piece.name}.mp3")
    whole = len(drawings) + len(names)
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as workers:
        rolling = {name: workers.submit(_roll, name, folder / f"{name}.mp4") for name in sorted(names)}
        for drawing in sorted(drawings, key=lambda drawing: (drawing.scene, drawing.number)):
            props.pictures[drawing] = folder / f"{drawing.scene}-{drawing.number}.jpg"
        painting = [workers.submit(_paint, drawing, path) for drawing, path in props.pictures.items()]
        jobs: list[Future[Any]] = [*rolling.values(), *painting]
        for done, job in enumerate(jobs, 1):
            job.result()
            progress("pictures and films", done, whole)
        props.films.update({name: job.result() for name, job in rolling.items()})
    return props


def _roll(name: str, path: Path) -> films.Film:
    """Make a film, and the sizes of it that readers will get."""
    made = films.make(name, path)
    encoding.encode_ahead(made.path)
    return made


def _paint(drawing: Drawing, path: Path) -> None:
    """Draw a picture, and make the sizes of it that readers will get."""
    pictures.save(drawing.scene, drawing.number, path)
    with path.open("rb") as file:
        renditions(file, sha1(file))


def _story(manuscript: Manuscript, props: _Props) -> Story:
    """Return the record that *manuscript* will be published as, its media in place."""
    items: dict[str, Media] = {}
    body = tuple(_block(piece, props, items) for piece in manuscript.pieces)
    fields = manuscript.fields
    marks = dict(fields.get("markers", {}))
    series = Series(marks.pop("series"), marks.pop("number")) if "series" in marks else None
    return Story(
        code=manuscript.code,
        kind=Kind(fields["kind"]),
        slug=slugify(fields["headline"]),
        sections=(fields["section"], *fields.get("other_sections", ())),
        kicker=fields.get("kicker", ""),
        headline=fields["headline"],
        markers=Markers(series=series, **marks),
        lead=fields["lead"],
        body=body,
        byline=tuple(fields.get("byline", ())),
        sources=tuple(msgspec.convert(source, Source) for source in fields.get("sources", ())),
        tags=tuple(fields.get("tags", ())),
        media=tuple(items.values()),
        related=tuple(fields.get("related", ())),
        first_published=manuscript.published,
        changed=manuscript.published,
    )


def _block(piece: Piece, props: _Props, items: dict[str, Media]) -> Block:
    """Return the block of *piece*; media it shows are added to *items* by key."""
    match piece:
        case Paragraph() | Heading() | Quotation() | Items():
            return _passage(piece)
        case Shown():
            shown = [_picture(drawing, piece, props) for drawing in piece.drawings]
            items.update({item.key: item for item in shown})
            keys = tuple(item.key for item in shown)
            return GalleryBlock(keys, piece.caption) if piece.is_gallery else PictureBlock(keys[0])
        case Screened():
            film = _film(piece, props)
            items[film.key] = film
            return FilmBlock(film.key)
        case Played():
            sound = _sound(piece, props)
            items[sound.key] = sound
            return AudioBlock(sound.key)
        case _:
            return piece


def _passage(piece: Paragraph | Heading | Quotation | Items) -> Block:
    match piece:
        case Paragraph(words):
            return ParagraphBlock(plain(words))
        case Heading(words):
            return HeadingBlock(words)
        case Quotation(words, speaker):
            return QuoteBlock(plain(words), speaker)
        case Items(lines):
            return ListBlock(tuple(plain(line) for line in lines))


def _picture(drawing: Drawing, shown: Shown, props: _Props) -> Picture:
    path = props.pictures[drawing]
    photo = holdings.take_photo(path.read_bytes(), path.name, alt=shown.alt, credit=CREDIT)
    caption = "" if shown.is_gallery else shown.caption
    return msgspec.structs.replace(holdings.publish_photo(photo), alt=shown.alt, caption=caption, credit=CREDIT)


def _film(screened: Screened, props: _Props) -> Film:
    made = props.films[screened.name]
    film = holdings.take_film(
        made.path.read_bytes(),
        made.poster.read_bytes(),
        made.path.name,
        title=screened.caption,
        captions=_captions(screened.lines, made.seconds),
    )
    if not film.encoded:
        encoding.encode(film)
    return msgspec.structs.replace(
        holdings.publish_film(film), alt=screened.caption, caption=screened.caption, credit=CREDIT
    )


def _captions(lines: Sequence[str], seconds: float) -> bytes:
    """Return *lines* as captions, spread evenly over a film of so many *seconds*."""
    each = seconds / len(lines)
    cues = (
        f"00:{each * place:06.3f} --> 00:{each * (place + 1) - 0.05:06.3f}\n{line}\n"
        for place, line in enumerate(lines)
    )
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def _sound(played: Played, props: _Props) -> Sound:
    path = props.sounds[played.name]
    sound = holdings.take_sound(path.read_bytes(), path.name, title=played.caption, transcript="\n".join(played.lines))
    return msgspec.structs.replace(holdings.publish_sound(sound), caption=played.caption, credit=CREDIT)
