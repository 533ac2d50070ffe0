"""A story as plain text: for a terminal, a slow line, a program that reads aloud."""

from __future__ import annotations

from dabir.conf import conf
from dabir.ledger.listing import Naming
from dabir.press.machines.addresses import ShortAddress, machine_path
from dabir.press.machines.content import content_text, label
from dabir.press.machines.contexts import TextContext
from dabir.press.reading import Reader
from dabir.press.templates import absolute
from dabir.press.views import known, name_links, section_link
from dabir.sourcing import sentence


def plain_story(reader: Reader, code: int) -> TextContext:
    """Set a story as plain text."""
    story = known(reader, code)
    return TextContext(
        paper=conf.PAPER_NAME,
        title=story.headline,
        kicker=story.kicker,
        lead=story.lead,
        sponsored=story.markers.sponsored,
        label=label(story),
        byline=story.byline,
        sections=tuple(section_link(reader, slug).name for slug in story.sections),
        tags=tuple(link.name for link in name_links(story, Naming.TAG)),
        code=code,
        published=story.first_published,
        changed=story.changed,
        is_changed=story.changed > story.first_published,
        chain=sentence(story.sources),
        body=content_text(story),
        corrections=story.corrections,
        url=absolute(machine_path(ShortAddress(code))),
    )
