"""The story of the stock newsroom: a headline, a lead and a body of paragraphs."""

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index


class StoryPage(Page):
    lead = models.TextField(blank=True)
    body = StreamField([("paragraph", blocks.RichTextBlock())], blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
