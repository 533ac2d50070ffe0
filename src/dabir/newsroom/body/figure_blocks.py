"""The blocks for tables, charts, embeds, boxes, questions and live updates.

A table is typed in Wagtail's own typed table or pasted whole; the numbers of a chart are
always text, which is the quickest for who has them in a spreadsheet. What comes of both
is said in :mod:`dabir.newsroom.body.pasting`.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from dabir.newsroom import jalali
from dabir.newsroom.body import pasting
from dabir.newsroom.body.passage_blocks import FEATURES, PassagesBlock
from dabir.newsroom.body.tracking import without_tracking
from dabir.newsroom.errors import PastingError
from dabir.persian.digits import to_persian
from dabir.story import ChartKind, Tone, is_secure


def _as_form_error(name: str, error: PastingError) -> StructBlockValidationError:
    """Return *error* as the form shows it, at the field *name*."""
    sentence = to_persian(error.sentence("fa")) if jalali.speaks_persian() else error.sentence()
    return StructBlockValidationError(block_errors={name: ValidationError(sentence)})


class TableBlock(blocks.StructBlock):
    """A table, typed cell by cell or pasted whole."""

    paste = blocks.TextBlock(
        required=False,
        rows=3,
        label=_("Paste a table"),
        help_text=_(
            "From a spreadsheet, or lines of cells parted by semicolons; the first line names the columns. "
            "Saving puts it in place of the table below."
        ),
    )
    table = TypedTableBlock(
        [
            ("words", blocks.CharBlock(required=False, label=_("Words or numbers"))),
            ("marked", blocks.RichTextBlock(required=False, features=FEATURES, label=_("Text with links"))),
        ],
        label=_("Table"),
    )
    header_column = blocks.BooleanBlock(required=False, label=_("The first column names the rows"))
    source = blocks.CharBlock(required=False, label=_("Source"))

    def clean(self, value: Any) -> Any:
        """Put what was pasted in place of the table."""
        cleaned = super().clean(value)
        try:
            rows = pasting.cells(cleaned["paste"] or "")
        except PastingError as error:
            raise _as_form_error("paste", error) from error
        if rows:
            head, *lines = rows
            columns = [{"type": "words", "heading": name} for name in head]
            typed = {"columns": columns, "rows": [{"values": line} for line in lines]}
            caption = cleaned["table"].caption
            cleaned["table"] = self.child_blocks["table"].to_python({**typed, "caption": caption})
            cleaned["paste"] = ""
        return cleaned

    class Meta:
        """A table."""

        icon = "table"
        label = _("Table")


_CHART_KINDS = [
    (ChartKind.COLUMN.value, _("Columns")),
    (ChartKind.BAR.value, _("Bars, for long names")),
    (ChartKind.LINE.value, _("Lines through time")),
    (ChartKind.AREA.value, _("Filled lines through time")),
]


class ChartBlock(blocks.StructBlock):
    """Numbers to be drawn."""

    chart = blocks.ChoiceBlock(choices=_CHART_KINDS, default=ChartKind.COLUMN.value, label=_("Kind"))
    title = blocks.CharBlock(label=_("Title"))
    unit = blocks.CharBlock(required=False, label=_("Unit"), help_text=_("What is counted, as “thousand tonnes”."))
    numbers = blocks.TextBlock(
        rows=6,
        label=_("Numbers"),
        help_text=_(
            "Pasted from a spreadsheet, or lines of cells parted by semicolons. The first line has names, "
            "each other line a name and its numbers; a dash stands for a missing one."
        ),
    )
    source = blocks.CharBlock(required=False, label=_("Source"))
    alt = blocks.CharBlock(
        required=False,
        label=_("What it shows"),
        help_text=_("What one sees at a glance, for readers who do not see it."),
    )

    def clean(self, value: Any) -> Any:
        """Check that the numbers can be read."""
        cleaned = super().clean(value)
        if (cleaned["numbers"] or "").strip():
            try:
                pasting.numbers(cleaned["numbers"])
            except PastingError as error:
                raise _as_form_error("numbers", error) from error
        return cleaned

    class Meta:
        """A chart."""

        icon = "order"
        label = _("Chart")


class EmbedBlock(blocks.StructBlock):
    """Something on another site."""

    address = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("Title"))
    summary = blocks.CharBlock(required=False, label=_("In one sentence"))
    provider = blocks.CharBlock(
        required=False, label=_("Name of the site"), help_text=_("Empty for a well-known site, or for its address.")
    )

    def clean(self, value: Any) -> Any:
        """Leave out of the address what follows a reader about, and refuse one that is not secure."""
        cleaned = super().clean(value)
        if cleaned["address"]:
            cleaned["address"] = without_tracking(cleaned["address"])
            if not is_secure(cleaned["address"]):
                wrong = ValidationError(_("The address must begin with https."))
                raise StructBlockValidationError(block_errors={"address": wrong})
        return cleaned

    class Meta:
        """A link to another site."""

        icon = "link-external"
        label = _("Link to a film, post or map")


_TONES = [
    (Tone.BACKGROUND.value, _("Background")),
    (Tone.FACTS.value, _("At a glance")),
    (Tone.ADVICE.value, _("Good to know")),
]


class BoxBlock(blocks.StructBlock):
    """Text set apart from the story."""

    tone = blocks.ChoiceBlock(choices=_TONES, default=Tone.BACKGROUND.value, label=_("Kind"))
    heading = blocks.CharBlock(required=False, label=_("Heading"))
    passages = PassagesBlock(label=_("Text"))

    class Meta:
        """A box."""

        icon = "placeholder"
        label = _("Box")


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    asker = blocks.CharBlock(required=False, label=_("Who asks"), help_text=_("Empty while the same people speak."))
    question = blocks.RichTextBlock(features=FEATURES, label=_("Question"))
    answerer = blocks.CharBlock(required=False, label=_("Who answers"))
    answer = PassagesBlock(label=_("Answer"))

    class Meta:
        """A question."""

        icon = "help"
        label = _("Question and answer")


class UpdateBlock(blocks.StructBlock):
    """What was known at one moment."""

    at = blocks.DateTimeBlock(default=timezone.now, label=_("Time"))
    headline = blocks.CharBlock(label=_("Headline"))
    text = blocks.RichTextBlock(required=False, features=FEATURES, label=_("Text"))
    key = blocks.BooleanBlock(required=False, label=_("In the summary too"))

    class Meta:
        """An update."""

        icon = "time"
        label = _("Update")


class LiveBlock(blocks.StructBlock):
    """Updates of an event as it goes; readers get the newest first, wherever it stands here."""

    updates = blocks.ListBlock(UpdateBlock(), label=_("Updates"))

    class Meta:
        """Live updates."""

        icon = "history"
        label = _("Moment by moment")
