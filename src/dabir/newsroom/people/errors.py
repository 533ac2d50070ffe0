"""What can go wrong when colleagues come in."""

from dabir.newsroom.errors import NewsroomError


class WaitError(NewsroomError):
    """Too many wrong tries; try again in {minutes} minutes."""

    code = "newsroom.wait"
    persian = "چند بار پشت سر هم نادرست وارد شد. {minutes} دقیقهٔ دیگر دوباره تلاش کنید."


class AskedOftenError(NewsroomError):
    """A new password was asked for too often; ask again in {minutes} minutes."""

    code = "newsroom.asked_often"
    persian = "چند بار پشت سر هم گذرواژهٔ تازه خواسته شد. {minutes} دقیقهٔ دیگر دوباره بخواهید."


class ColleagueAlreadyError(NewsroomError):
    """{email} belongs to a colleague already."""

    code = "newsroom.colleague_already"
    persian = "نشانی {email} از آن یکی از همکاران است."


class InvitationMailError(NewsroomError):
    """The mail server did not take the letter to {email}."""

    code = "newsroom.invitation_mail"
    persian = "کارساز نامه، نامهٔ {email} را نپذیرفت؛ کمی بعد دوباره بفرستید."
