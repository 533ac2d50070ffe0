"""What the checklist can say no to."""

from dabir.newsroom.errors import NewsroomError


class ChecklistError(NewsroomError):
    """The checklist stops this publication: {lines}"""  # noqa: D400  # the lines end with their own full stops

    code = "newsroom.checklist"
    persian = "این خبر هنوز منتشر نمی‌شود: {lines}"


class OwnLookError(NewsroomError):
    """{user} wrote this chain of sources; the second look is a colleague's."""

    code = "newsroom.own_look"
    persian = "این زنجیرهٔ منبع نوشتهٔ خود {user} است؛ نگاه دوم با یک همکار است."


class NothingToLookAtError(NewsroomError):
    """This story does not rest on one unnamed source, so it needs no second look."""

    code = "newsroom.nothing_to_look_at"
    persian = "این خبر بر یک منبع بی‌نام استوار نیست و نگاه دوم نمی‌خواهد."
