"""What can go wrong while a story is being written."""

from dabir.newsroom.errors import NewsroomError


class WritingError(NewsroomError):
    """This text cannot be looked at."""

    code = "newsroom.writing"
    persian = "این نوشته را نمی‌توان بررسی کرد."


class TooMuchTextError(WritingError):
    """The text takes more than {limit} megabytes; paste it in parts."""

    code = "newsroom.too_much_text"
    persian = "این نوشته بیش از {limit} مگابایت است؛ آن را بخش‌بخش بچسبانید."


class UnreadableRequestError(WritingError):
    """What the editor's page sent cannot be read."""

    code = "newsroom.unreadable_request"
    persian = "آنچه صفحهٔ ویرایش فرستاد خوانده نمی‌شود؛ صفحه را دوباره باز کنید."


class NothingBroughtError(WritingError):
    """No file arrived; send it again."""

    code = "newsroom.nothing_brought"
    persian = "پرونده‌ای به تحریریه نرسید؛ دوباره بفرستیدش."


class NoMediaError(WritingError):
    """This file is no picture, film or sound."""

    code = "newsroom.no_media"
    persian = "این پرونده عکس، فیلم یا صدا نیست."


class RefusedMediaError(WritingError):
    """The newsroom does not take this file: {why}"""  # noqa: D400  # the reasons end with their own full stops

    code = "newsroom.refused_media"
    persian = "پذیرفته نشد: {why}"


class MediaNotPermittedError(WritingError):
    """You may not add {kind}; ask the chief editor for it."""

    code = "newsroom.media_not_permitted"
    persian = "شما اجازهٔ افزودن به {kind} را ندارید؛ از سردبیر بخواهید."
