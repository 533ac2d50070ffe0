"""Pictures, films and sounds as the newsroom keeps them.

What is published is a copy under a name made from its SHA-1 (see
:mod:`dabir.newsroom.media.holdings`), so that cropping, replacing or deleting a file here never
changes a page of the archive.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from dabir.newsroom.errors import EncodingError, NewsroomError, UnreadableFilmError, UnreadableSoundError
from dabir.newsroom.media import ffmpeg, mp4, whole
from dabir.newsroom.media.captions import to_webvtt
from dabir.newsroom.media.hashing import sha1
from dabir.newsroom.models.rights import WithRights


class Photo(AbstractImage, WithRights):  # type: ignore[django-manager-missing]  # Wagtail's are untyped
    """A picture; what it shows, says and whose it is are defaults for each story that uses it."""

    alt = models.TextField(_("what the picture shows"), blank=True, help_text=_("For readers who do not see it."))
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("The photographer or agency."))

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "caption",
        "credit",
        "rights",
        "rights_until",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [*AbstractImage.search_fields, index.SearchField("alt"), index.SearchField("caption")]

    class Meta(AbstractImage.Meta):
        """Permissions over pictures are Wagtail's own, of its stock image model."""

        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        """What Wagtail says of the picture when nobody says more."""
        return self.alt or self.title


class PhotoRendition(AbstractRendition):
    """A size of a picture that the desk itself looks at."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        """One file for each picture, filter and focal point."""

        constraints = (
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="photo_rendition_once"),
        )


class Film(index.Indexed, WithRights):
    """A film with its poster; sizes and length are read from the file."""

    title = models.CharField(_("title"), max_length=255)
    file = models.FileField(
        _("file"),
        upload_to="original_films",
        validators=[FileExtensionValidator(["mp4", "m4v", "mov"])],
        help_text=_("An MP4 or QuickTime file. Its two sizes for readers are made after it is saved."),
    )
    poster = models.ImageField(
        _("poster"),
        upload_to="original_films",
        blank=True,
        help_text=_("The picture shown before the film plays; empty for one taken from the film."),
    )
    captions = models.FileField(
        _("captions"),
        upload_to="original_films",
        blank=True,
        validators=[FileExtensionValidator(["srt", "vtt"])],
        help_text=_("What is said in the film: an SRT or WebVTT file."),
    )
    alt = models.TextField(_("what the film shows"), blank=True, help_text=_("For readers who do not see it."))
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("The film-maker or agency."))
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    seconds = models.FloatField(_("seconds"), editable=False)
    key = models.CharField(max_length=40, editable=False, db_index=True)
    encoded = models.BooleanField(default=False, editable=False)
    trouble = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    panels = [
        FieldPanel(name)
        for name in ("title", "file", "poster", "captions", "alt", "caption", "credit", "rights", "rights_until")
    ]
    search_fields = [
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.SearchField("caption"),
        index.FilterField("created_at"),
    ]

    class Meta:
        """Newest first."""

        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Read a new file's key, size and length, take a poster from it if none is given, then save."""
        if self.file and (not self.key or _is_new(self.file)):
            self._read(self.file)
        if self.file and not self.poster:
            self._take_poster()
        super().save(*args, **kwargs)

    @property
    def state(self) -> str:
        """Say how far the sizes for readers are."""
        if self.encoded:
            return gettext("ready")
        return gettext("failed") if self.trouble else gettext("waiting")

    def clean(self) -> None:
        """Refuse a film that cannot be read to its end or shown, a poster that is none, captions that are none."""
        super().clean()
        with _refusing("poster"):
            if self.poster and _is_new(self.poster):
                whole.demand_picture(self.poster, self.poster.name or "")
        with _refusing("file"):
            if self.file and _is_new(self.file):
                self._read(self.file)
                self._show()
        with _refusing("captions"):
            if self.captions and _is_new(self.captions):
                to_webvtt(self.captions.read())
                self.captions.seek(0)

    def _read(self, file: File[bytes]) -> None:
        shape = mp4.read(file, file.name or "")
        whole.demand_film(file, file.name or "")
        self.width, self.height, self.seconds = shape.width, shape.height, shape.seconds
        self.key = sha1(file)
        self.encoded, self.trouble = False, ""

    def _show(self) -> None:
        """Take a poster if none is given, which proves that the film can be shown."""
        try:
            if not self.poster:
                self._take_poster()
        except EncodingError as error:
            raise UnreadableFilmError(name=self.file.name or "") from error

    def _take_poster(self) -> None:
        with on_disk(self.file) as film, TemporaryDirectory() as folder:
            still = Path(folder) / "poster.jpg"
            ffmpeg.take_still(film, still, min(_POSTER_SECOND, self.seconds / 3))
            self.poster = ContentFile(still.read_bytes(), name=f"{self.key}.jpg")


_POSTER_SECOND = 3.0
"""By then most films show what they are about."""


class AwaitedFilm(models.Model):
    """A published story that has a film whose sizes are still to be made."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="awaited_by")
    code = models.BigIntegerField()

    class Meta:
        """Each story once for each film."""

        constraints = (models.UniqueConstraint(fields=["film", "code"], name="awaited_film_once"),)

    def __str__(self) -> str:
        """Return the story's code."""
        return str(self.code)


class Sound(index.Indexed, WithRights):
    """A sound; its length is read from the file."""

    title = models.CharField(_("title"), max_length=255)
    file = models.FileField(
        _("file"),
        upload_to="original_sounds",
        validators=[FileExtensionValidator(["mp3", "m4a"])],
        help_text=_("An MP3 or M4A file."),
    )
    alt = models.TextField(_("what the sound is"), blank=True, help_text=_("For readers who do not hear it."))
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("The reporter or agency."))
    transcript = models.TextField(
        _("transcript"), blank=True, help_text=_("What is said, word for word; readers may open it.")
    )
    seconds = models.FloatField(_("seconds"), editable=False)
    key = models.CharField(max_length=40, editable=False, db_index=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    panels = [
        FieldPanel(name)
        for name in ("title", "file", "alt", "caption", "credit", "rights", "rights_until", "transcript")
    ]
    search_fields = [
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.SearchField("caption"),
        index.SearchField("transcript"),
        index.FilterField("created_at"),
    ]

    class Meta:
        """Newest first."""

        verbose_name = _("sound")
        verbose_name_plural = _("sounds")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Read a new file's key and length, then save."""
        if self.file and (not self.key or _is_new(self.file)):
            self._read()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a file in which there is no sound."""
        super().clean()
        with _refusing("file"):
            if self.file and _is_new(self.file):
                self._read()

    def _read(self) -> None:
        with on_disk(self.file) as sound:
            seconds = ffmpeg.seconds_of_sound(sound)
        if seconds is None:
            raise UnreadableSoundError(name=self.file.name or "")
        self.seconds, self.key = seconds, sha1(self.file)


@receiver(pre_delete, sender=Photo)
@receiver(pre_delete, sender=Film)
@receiver(pre_delete, sender=Sound)
def keep_what_is_published(instance: Photo | Film | Sound, **_: Any) -> None:
    """Refuse to delete what any published version shows, whichever way it is deleted."""
    from dabir.newsroom.media import usage  # noqa: PLC0415  # it imports the models

    usage.demand_unused(instance)


@contextmanager
def on_disk(file: File[bytes]) -> Iterator[Path]:
    """Give the path of a copy of *file* that a program may read, wherever the file is kept."""
    with NamedTemporaryFile(suffix=Path(file.name or "").suffix) as copy:
        if _is_new(file):  # it is still to be saved, and so stays open
            file.seek(0)
            shutil.copyfileobj(file, copy)
            file.seek(0)
        else:
            with file.open("rb") as kept:
                shutil.copyfileobj(kept, copy)
        copy.flush()
        yield Path(copy.name)


@contextmanager
def _refusing(field: str) -> Iterator[None]:
    """Turn what is wrong with the file of *field* into what a form shows beside it."""
    try:
        yield
    except NewsroomError as error:
        raise ValidationError({field: error.sentence("fa")}) from error


def _is_new(file: Any) -> bool:
    """Say whether *file* was just given to its field, Django's way: not in the storage yet."""
    return not file._committed  # noqa: SLF001  # there is no public name for it
