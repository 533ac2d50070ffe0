"""What the way of a story can say no to."""

from dabir.newsroom.errors import NewsroomError


class InHandsError(NewsroomError):
    """The story is in the hands of {holder}."""

    code = "newsroom.in_hands"
    persian = "این خبر در دست {holder} است."


class CannotReceiveError(NewsroomError):
    """{user} may not work on this story, so it cannot be handed over to them."""

    code = "newsroom.cannot_receive"
    persian = "{user} اجازهٔ کار بر این خبر را ندارد و نمی‌توان آن را به او سپرد."


class NoNoteError(NewsroomError):
    """A story is sent back with a note that says why."""

    code = "newsroom.no_note"
    persian = "خبر با یادداشت برگردانده می‌شود؛ بنویسید چه باید عوض شود."


class NotSubmittedError(NewsroomError):
    """The story waits for nobody's word: it has not been submitted."""

    code = "newsroom.not_submitted"
    persian = "این خبر برای تأیید فرستاده نشده است."


class SubmittedError(NewsroomError):
    """The story has been submitted already, or is locked by a colleague."""

    code = "newsroom.submitted"
    persian = "این خبر یا پیش‌تر برای تأیید فرستاده شده است یا همکاری آن را قفل کرده است."


class NoWayError(NewsroomError):
    """The section of this story has no workflow."""

    code = "newsroom.no_way"
    persian = "بخش این خبر روند تأیید ندارد."


class UnknownColleagueError(NewsroomError):
    """There is no colleague {name}."""

    code = "newsroom.unknown_colleague"
    persian = "همکاری به نام {name} نیست."


class OtherSectionError(NewsroomError):
    """The story is to stand in {section} too, where this person may not publish."""

    code = "newsroom.other_section"
    persian = (
        "این خبر در «{section}» هم می‌آید و انتشار در آن بخش با شما نیست. "
        "آن بخش را بردارید یا خبر را برای بررسی بفرستید."
    )
