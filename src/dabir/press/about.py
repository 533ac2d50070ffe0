"""What the paper says of itself: about it, and how it is reached.

Both are written in the site's settings; a paper that wants more overrides the templates.
"""

from __future__ import annotations

from typing import Final

from dabir.conf import conf
from dabir.press import routes
from dabir.press.contexts import AboutContext, ContactContext, Link
from dabir.press.heading import ARCHIVE_LINK, CORRECTIONS_LINK, REMOVALS_LINK
from dabir.press.reading import Reader
from dabir.press.views import section_links

ABOUT_LINK: Final = Link("دربارهٔ ما", routes.ABOUT)
CONTACT_LINK: Final = Link("تماس با ما", routes.CONTACT)


def has_contact() -> bool:
    """Say whether the paper gives any way to reach it."""
    return bool(conf.CONTACT_EMAIL or conf.CONTACT_PHONE or conf.CONTACT_ADDRESS)


def service_links() -> tuple[Link, ...]:
    """Return the links to the pages about the paper, for the foot of every page."""
    contact = (CONTACT_LINK,) if has_contact() else ()
    return (ABOUT_LINK, *contact, CORRECTIONS_LINK, REMOVALS_LINK)


def about(reader: Reader) -> AboutContext:
    """Set the page about the paper."""
    paragraphs = tuple(part.strip() for part in conf.ABOUT.split("\n\n") if part.strip())
    elsewhere = (ARCHIVE_LINK, *(link for link in service_links() if link is not ABOUT_LINK))
    return AboutContext(conf.PAPER_NAME, conf.PAPER_MOTTO, paragraphs, section_links(reader), elsewhere)


def contact(reader: Reader) -> ContactContext:
    """Set the page that says how the paper is reached."""
    address = tuple(line.strip() for line in conf.CONTACT_ADDRESS.splitlines() if line.strip())
    return ContactContext(conf.PAPER_NAME, conf.CONTACT_EMAIL, conf.CONTACT_PHONE, address)
