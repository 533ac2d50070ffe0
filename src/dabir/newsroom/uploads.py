"""The form pictures are given to: it says in one sentence what is wrong with a file before anything is kept."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from dabir.newsroom import whole
from dabir.newsroom.errors import NewsroomError


class PictureField(WagtailImageField):
    """A picture's file, looked at by us before Wagtail asks how large it is, since that decodes a bomb."""

    def to_python(self, data: Any) -> Any:
        """Return what Wagtail makes of *data*; raise ValidationError with the sentence of what is wrong."""
        if data not in self.empty_values:
            name = PurePosixPath(data.name).name
            file = data if hasattr(data, "seek") else BytesIO(data.read())
            try:
                whole.demand_picture(file, name)
            except NewsroomError as error:
                raise ValidationError(error.sentence((get_language() or "")[:2]), code=error.code) from error
        return super().to_python(data)


class PictureForm(BaseImageForm):
    """The form of a picture, new or with a new file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put our field of the file in the place of Wagtail's."""
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, help_text=given.help_text, widget=given.widget
            )
