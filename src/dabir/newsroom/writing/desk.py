"""What the scripts of the editor's page say and ask, handed to them as data attributes."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def writing_desk() -> SafeString:
    """Return the hidden element that bears addresses and sentences in the language of the page."""
    attributes = {**_addresses(), **_sentences()}
    return format_html(
        '<div id="dabir-writing" hidden {}></div>', format_html_join(" ", 'data-{}="{}"', attributes.items())
    )


def _addresses() -> dict[str, str]:
    return {name: reverse(f"writing:{name}") for name in ("bring", "clean", "check", "pulse")}


def _sentences() -> dict[str, str]:
    return {
        "bringing": _("Sending to the newsroom:"),
        "brought": _("It stands in the text."),
        "unbrought": _("It did not reach the newsroom. The text is as it was."),
        "too-large": _("The file is larger than the newsroom takes."),
        "again": _("Send again"),
        "leave": _("Leave it"),
        "stop": _("Do not send"),
        "close": _("Close"),
        "drop": _("Let go: it will stand here"),
        "cleaning": _("Cleaning what was pasted…"),
        "cleaned": _("What was pasted has been cleaned."),
        "uncleaned": _("What was pasted could not be cleaned and stands as plain text."),
        "original": _("Back to what was pasted"),
        "aids": _("Writing aids"),
        "words": _("words"),
        "minutes": _("minutes of reading"),
        "front": _("Front page"),
        "telephone": _("Telephone"),
        "search": _("Search engines"),
        "letters-left": _("letters left"),
        "letters-over": _("letters too many"),
        "suggestions": _("suggestions"),
        "no-suggestions": _("Nothing to suggest"),
        "accept": _("Accept"),
        "reject": _("Reject"),
        "accept-all": _("Accept all"),
        "seen": _("Seen"),
        "show": _("Show in the text"),
        "lost": _("The connection is lost. Go on writing: your text is kept here and saved once it is back."),
        "back": _("The connection is back and the story is saved."),
        "overtaken": _(
            "A newer version of this story was saved in another window. What you wrote here is kept in this browser;"
            " open the page again to see both."
        ),
        "untitled": _("The newsroom saves a story once it has a headline; until then it is kept in this browser."),
        "unsaved": _("The story could not be saved. What you wrote is kept in this browser."),
        "full": _("This browser has no room to keep the text. Copy it to a safe place before you close the page."),
        "found": _("In this browser there is text of this story that was not saved, from"),
        "restore": _("Restore"),
        "discard": _("Throw away"),
        "restoring": _("Restoring…"),
        "not-restored": _("It could not be restored; it is still kept. Try again when the connection is back."),
    }
