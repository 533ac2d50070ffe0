"""What can go wrong while the front page is composed."""

from dabir.newsroom.errors import NewsroomError


class FrontChangedError(NewsroomError):
    """{who} saved the front page in the meantime ({when}); yours is still on your screen."""

    code = "newsroom.front_changed"
    persian = "{who} در این میان صفحهٔ نخست را ذخیره کرد ({when}). چیدمان شما هنوز روی صفحهٔ شماست."


class BadDraftError(NewsroomError):
    """The layout was not understood ({what})."""

    code = "newsroom.bad_front_draft"
    persian = "چیدمان خوانده نشد ({what})."


class BadInstantError(NewsroomError):
    """“{typed}” is not a date and time."""

    code = "newsroom.bad_instant"
    persian = "«{typed}» تاریخ و ساعت نیست؛ مانند ۱۴۰۵/۰۹/۰۱ ۱۵:۳۰ بنویسید."


class NoEndError(NewsroomError):
    """Breaking news needs an end."""

    code = "newsroom.no_breaking_end"
    persian = "بنویسید خبر تا چه زمانی فوری است."


class NoFrontPageError(NewsroomError):
    """The newsroom has no front page yet."""

    code = "newsroom.no_front_page"
    persian = "تحریریه هنوز صفحهٔ نخست ندارد."
