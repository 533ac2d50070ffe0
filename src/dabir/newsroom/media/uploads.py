"""The form pictures are given to: it says in one sentence what is wrong with a file before anything is kept.

What the file itself says fills what nobody wrote.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from wagtail.admin.widgets import AdminDateInput
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from dabir.newsroom.errors import NewsroomError
from dabir.newsroom.media import whole
from dabir.newsroom.media.embedded_words import embedded_words

_NO_LETTER = re.compile(r"[\W_]+")


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


def _is_name_of(title: str, file_name: str) -> bool:
    """Say whether *title* is what a page makes of the name of a file."""
    name = PurePosixPath(file_name)
    return _NO_LETTER.sub("", title).casefold() in {
        _NO_LETTER.sub("", part).casefold() for part in (name.name, name.stem)
    }


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

    def clean(self) -> dict[str, Any]:
        """Take the words of a new file where no word was written, and in the place of its name as a title."""
        cleaned: dict[str, Any] = super().clean()
        file = cleaned.get("file")
        if file and "file" in self.changed_data:
            for name, words in asdict(embedded_words(file)).items():
                is_open = not cleaned.get(name) or (name == "title" and _is_name_of(cleaned[name], file.name))
                if words and is_open and name in self.fields:
                    cleaned[name] = words
        return cleaned

    class Meta(BaseImageForm.Meta):
        """Wagtail makes image forms without its own widgets of the admin."""

        widgets = {**BaseImageForm.Meta.widgets, "rights_until": AdminDateInput}
