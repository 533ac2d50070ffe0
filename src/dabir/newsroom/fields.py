"""Model fields of the newsroom: short lists that keep their order and every letter.

A byline, tags, other sections and related codes are plain lists in the record. Kept as
JSON they come back exactly as they were, which tags joined through tables (folded,
slugged, unordered) would not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from dabir.persian.digits import to_latin, to_persian

SEPARATOR = "، "


class Items(list[Any]):
    """A list that reads as a Persian enumeration wherever the desk shows it."""

    def __str__(self) -> str:
        """Return the items parted by Persian commas."""
        return SEPARATOR.join(to_persian(str(item)) if isinstance(item, int) else str(item) for item in self)


class ItemsField(models.JSONField):
    """A short list of words or whole numbers."""

    form_field: type[forms.Field] = forms.CharField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Default to no items."""
        kwargs.setdefault("default", Items)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("encoder", DjangoJSONEncoder)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Items:
        """Return what the database holds as items."""
        return Items(super().from_db_value(value, expression, connection) or ())

    def to_python(self, value: Any) -> Items:
        """Return a value from a form or a revision as items."""
        return Items(super().to_python(value) or ())

    def formfield(self, **kwargs: Any) -> Any:
        """Edit the list as this field's form field does."""
        return models.Field.formfield(self, **{"form_class": self.form_field, **kwargs})


class _ItemsFormField(forms.CharField):
    """Words parted by commas, Persian or Latin, or by new lines."""

    empty_value = ""

    def prepare_value(self, value: Any) -> Any:
        """Show the items as an enumeration."""
        return str(Items(value)) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """Return the items that were typed, each once, in order."""
        text = super().clean(value) or ""
        pieces = (piece.strip() for line in text.splitlines() for piece in line.replace("،", ",").split(","))
        return self.read(dict.fromkeys(piece for piece in pieces if piece))

    def read(self, pieces: Iterable[str]) -> Items:
        """Return the items that the words *pieces* stand for."""
        return Items(pieces)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what would be stored."""
        try:
            return bool(self.clean(data) != Items(initial or ()))
        except ValidationError:
            return True


class _CodesFormField(_ItemsFormField):
    """Codes of stories, in Persian or Latin digits."""

    def read(self, pieces: Iterable[str]) -> Items:
        """Return the codes as whole numbers."""
        codes = [to_latin(piece) for piece in pieces]
        strange = next((code for code in codes if not (code.isascii() and code.isdecimal())), None)
        if strange is not None:
            raise ValidationError(_("“%(code)s” is not the code of a story."), params={"code": strange})
        return Items(int(code) for code in codes)


class WordsField(ItemsField):
    """A list of words: names, tags."""

    form_field = _ItemsFormField


class CodesField(ItemsField):
    """A list of story codes."""

    form_field = _CodesFormField


class _SectionsFormField(forms.MultipleChoiceField):
    """Sections by slug; a section that is no longer open stays as long as it is ticked."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        """Offer the sections there are when the form is shown."""
        for name in ("max_length", "empty_value", "strip"):
            kwargs.pop(name, None)
        super().__init__(choices=_open_sections, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the slugs ticked."""
        return Items(super().clean(value))


def _open_sections() -> list[tuple[str, str]]:
    """Return the newsroom's sections as choices."""
    from dabir.newsroom.models import SectionPage  # noqa: PLC0415  # the model module imports this one's user

    return list(SectionPage.objects.order_by("order", "slug").values_list("slug", "title"))


class BlocksField(StreamField):
    r"""A stream field whose drafts are kept in Persian letters, not as ``\uXXXX``.

    A revision holds a stream as JSON within JSON, where each letter would take seven bytes.
    """

    def value_to_string(self, obj: models.Model) -> str:
        """Return the stream of *obj* as the text a revision keeps."""
        value = self.get_prep_value(self.value_from_object(obj))
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


class SectionsField(ItemsField):
    """Slugs of sections."""

    form_field = _SectionsFormField
