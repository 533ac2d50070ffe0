"""The blocks an editor writes with: one for each block of the record.

Consecutive paragraphs of a record are one block of running text here, as people write;
:mod:`dabir.newsroom.body.stream` goes between the two.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from dabir.newsroom.body.figure_blocks import BoxBlock, ChartBlock, EmbedBlock, LiveBlock, QuestionBlock, TableBlock
from dabir.newsroom.body.passage_blocks import FEATURES, PassagesBlock
from dabir.story import SourceKind

__all__ = ["FEATURES", "BodyBlock", "SourcesBlock"]


class _UsedMediaBlock(blocks.StructBlock):
    """What a story says of a media item it uses; empty means what the item itself says."""

    alt = blocks.CharBlock(
        required=False,
        label=_("What it shows"),
        help_text=_("For readers who do not see it; empty for the item's own."),
    )
    caption = blocks.CharBlock(required=False, label=_("Caption"), help_text=_("Empty for the item's own."))
    credit = blocks.CharBlock(required=False, label=_("Credit"), help_text=_("Empty for the item's own."))


class PictureBlock(_UsedMediaBlock):
    """One picture."""

    photo = ImageChooserBlock(label=_("Picture"))

    class Meta:
        """The picture stands before what is said of it."""

        icon = "image"
        label = _("Picture")
        form_layout = ["photo", "alt", "caption", "credit"]


class FilmBlock(_UsedMediaBlock):
    """One film."""

    film = SnippetChooserBlock("newsroom.Film", label=_("Film"))

    class Meta:
        """The film stands before what is said of it."""

        icon = "media"
        label = _("Film")
        form_layout = ["film", "alt", "caption", "credit"]


class AudioBlock(_UsedMediaBlock):
    """One sound."""

    sound = SnippetChooserBlock("newsroom.Sound", label=_("Sound"))

    class Meta:
        """The sound stands before what is said of it."""

        icon = "media"
        label = _("Sound")
        form_layout = ["sound", "alt", "caption", "credit"]


class GalleryBlock(blocks.StructBlock):
    """Several pictures under one caption."""

    pictures = blocks.ListBlock(PictureBlock(), min_num=1, label=_("Pictures"))
    caption = blocks.CharBlock(required=False, label=_("Caption of the gallery"))

    class Meta:
        """A gallery."""

        icon = "grip"
        label = _("Gallery")


class BodyBlock(PassagesBlock):
    """The body of a story."""

    picture = PictureBlock()
    gallery = GalleryBlock()
    film = FilmBlock()
    audio = AudioBlock()
    table = TableBlock()
    chart = ChartBlock()
    embed = EmbedBlock()
    box = BoxBlock()
    question = QuestionBlock()
    live = LiveBlock()

    class Meta:
        """One line of time in a story: its anchors are minutes."""

        block_counts = {"live": {"max_num": 1}}


_SOURCE_KINDS = [
    (SourceKind.AGENCY.value, _("News agency")),
    (SourceKind.MEDIA.value, _("Newspaper, broadcaster or site")),
    (SourceKind.OFFICE.value, _("Office or institution")),
    (SourceKind.DOCUMENT.value, _("Document")),
    (SourceKind.PERSON.value, _("Person")),
]


class SourceBlock(blocks.StructBlock):
    """One link of the chain of sources."""

    kind = blocks.ChoiceBlock(choices=_SOURCE_KINDS, label=_("Kind"))
    name = blocks.CharBlock(required=False, label=_("Name"), help_text=_("Empty when the source is not named."))
    described = blocks.CharBlock(
        required=False, label=_("Described as"), help_text=_("How the text speaks of a source it does not name.")
    )
    reason = blocks.CharBlock(
        required=False, label=_("Why it is not named"), help_text=_("Readers see it in brackets after the source.")
    )

    class Meta:
        """A source; closed, it says its name or how it is described."""

        icon = "link"
        label = _("Source")
        label_format = "{name} {described}"


class SourcesBlock(blocks.StreamBlock):
    """The chain of sources, from the nearest to the farthest."""

    source = SourceBlock()
