"""What the record refuses."""

from dabir.newsroom.errors import NewsroomError


class KeptRecordError(NewsroomError):
    """What was done is kept for ever: no line of the record is deleted."""

    code = "newsroom.kept_record"
    persian = "آنچه انجام شده برای همیشه می‌ماند و هیچ سطری از آن پاک نمی‌شود."
