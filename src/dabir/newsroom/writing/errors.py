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
