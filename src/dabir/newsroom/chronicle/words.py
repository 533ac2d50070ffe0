"""What was done, in words: the names of actions, ours and Wagtail's."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry

SIGN_IN: Final = "newsroom.sign_in"
SIGN_OUT: Final = "newsroom.sign_out"
PERMISSIONS: Final = "newsroom.permissions"
LEAVE: Final = "newsroom.leave"
ARRIVE: Final = "newsroom.arrive"
CLAIM: Final = "newsroom.claim"
HAND_OVER: Final = "newsroom.hand_over"
TAKE_OVER: Final = "newsroom.take_over"
EMBARGO: Final = "newsroom.embargo"
LIFT: Final = "newsroom.lift"
WITHDRAW: Final = "newsroom.withdraw"
RESTORE: Final = "newsroom.restore"
MERGE: Final = "newsroom.merge"
MOVE_CODE: Final = "newsroom.move_code"
RENEW_KEY: Final = "newsroom.renew_key"

OURS: Final = MappingProxyType(
    {
        SIGN_IN: _("signed in"),
        SIGN_OUT: _("signed out"),
        PERMISSIONS: _("permissions changed"),
        LEAVE: _("left the desk; the archive keeps it"),
        ARRIVE: _("came to the desk from the archive"),
        CLAIM: _("claimed"),
        HAND_OVER: _("handed over"),
        TAKE_OVER: _("taken over"),
        EMBARGO: _("put under embargo"),
        LIFT: _("embargo lifted"),
        WITHDRAW: _("withdrawn"),
        RESTORE: _("given back to readers"),
        MERGE: _("merged into another story"),
        MOVE_CODE: _("given another code"),
        RENEW_KEY: _("key renewed"),
    }
)
"""Actions that Wagtail does not log by itself."""

ACTIONS: Final = MappingProxyType(
    {
        **OURS,
        "wagtail.create": _("made"),
        "wagtail.edit": _("edited"),
        "wagtail.delete": _("deleted at the desk"),
        "wagtail.publish": _("made public"),
        "wagtail.publish.schedule": _("publication scheduled"),
        "wagtail.publish.scheduled": _("published on schedule"),
        "wagtail.schedule.cancel": _("schedule cancelled"),
        "wagtail.unpublish": _("taken down"),
        "wagtail.unpublish.scheduled": _("taken down on schedule"),
        "wagtail.revert": _("taken back to an earlier version"),
        "wagtail.rename": _("renamed"),
        "wagtail.copy": _("copied"),
        "wagtail.move": _("moved"),
        "wagtail.reorder": _("reordered"),
        "wagtail.lock": _("put under lock"),
        "wagtail.unlock": _("unlocked"),
        "wagtail.workflow.start": _("sent for approval"),
        "wagtail.workflow.approve": _("approved"),
        "wagtail.workflow.reject": _("sent back"),
        "wagtail.workflow.resume": _("sent for approval again"),
        "wagtail.workflow.cancel": _("approval cancelled"),
        "wagtail.comments.create": _("comment written"),
        "wagtail.comments.edit": _("comment edited"),
        "wagtail.comments.delete": _("comment deleted"),
        "wagtail.comments.resolve": _("comment settled"),
        "wagtail.comments.create_reply": _("comment answered"),
        "wagtail.comments.edit_reply": _("answer to a comment edited"),
        "wagtail.comments.delete_reply": _("answer to a comment deleted"),
    }
)


def named() -> dict[str, str]:
    """Return what each action is called that Wagtail logs by itself, or any room of the newsroom."""
    registry.scan_for_actions()
    rooms = {name: kind.message for name, kind in registry.formatters.items() if not name.startswith("wagtail.")}
    return {name: str(words) for name, words in {**rooms, **ACTIONS}.items()}


def said(action: str) -> str:
    """Return what *action* is called; one we have no word for by its own name."""
    registry.scan_for_actions()
    kind = registry.formatters.get(action)
    return str(ACTIONS.get(action) or (kind.message if kind else action))
