"""The blocks of text an editor writes with: in a story, in a box and in an answer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FEATURES = ["bold", "italic", "link"]


class QuoteBlock(blocks.StructBlock):
    """Words set apart as somebody's own."""

    text = blocks.RichTextBlock(features=FEATURES, label=_("Words"))
    speaker = blocks.CharBlock(required=False, label=_("Speaker"))

    class Meta:
        """A quotation."""

        icon = "openquote"
        label = _("Quotation")


class ListItemsBlock(blocks.StructBlock):
    """A list, numbered or not."""

    items = blocks.ListBlock(blocks.RichTextBlock(features=FEATURES), label=_("Items"))
    ordered = blocks.BooleanBlock(required=False, label=_("Numbered"))

    class Meta:
        """A list."""

        icon = "list-ul"
        label = _("List")


class PassagesBlock(blocks.StreamBlock):
    """Text: what a box and an answer are written with."""

    paragraph = blocks.RichTextBlock(required=False, features=FEATURES, label=_("Text"), icon="pilcrow")
    heading = blocks.CharBlock(label=_("Subheading"), icon="title")
    quote = QuoteBlock()
    list = ListItemsBlock()
