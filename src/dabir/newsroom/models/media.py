"""Pictures and films as the newsroom keeps them.

What is published is a copy under a name made from its SHA-1 (see
:mod:`dabir.newsroom.media`), so that cropping, replacing or deleting a file here never
changes a page of the archive.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from dabir.newsroom import mp4
from dabir.newsroom.errors import UnreadableFilmError
from dabir.newsroom.hashing import sha1


class Photo(AbstractImage):
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


class Film(index.Indexed, models.Model):
    """A film with its poster; sizes and length are read from the file."""

    title = models.CharField(_("title"), max_length=255)
    file = models.FileField(
        _("file"), upload_to="original_films", validators=[FileExtensionValidator(["mp4"])], help_text=_("An MP4 file.")
    )
    poster = models.ImageField(
        _("poster"), upload_to="original_films", help_text=_("The picture shown before the film plays.")
    )
    alt = models.TextField(_("what the film shows"), blank=True, help_text=_("For readers who do not see it."))
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("The film-maker or agency."))
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    seconds = models.FloatField(_("seconds"), editable=False)
    key = models.CharField(max_length=40, editable=False, db_index=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    panels = [FieldPanel(name) for name in ("title", "file", "poster", "alt", "caption", "credit")]
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
        """Read a new file's key, size and length, then save."""
        if self.file and (not self.key or _is_new(self.file)):
            self._read(self.file)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a file whose size and length cannot be read."""
        super().clean()
        if self.file and _is_new(self.file):
            try:
                self._read(self.file)
            except UnreadableFilmError as error:
                raise ValidationError({"file": error.sentence("fa")}) from error

    def _read(self, file: File[bytes]) -> None:
        shape = mp4.read(file, file.name or "")
        self.width, self.height, self.seconds = shape.width, shape.height, shape.seconds
        self.key = sha1(file)


def _is_new(file: Any) -> bool:
    """Say whether *file* was just given to its field, Django's way: not in the storage yet."""
    return not file._committed  # noqa: SLF001  # there is no public name for it
