"""What can go wrong at the desk."""

from dabir.errors import DabirError


class NewsroomError(DabirError):
    """The newsroom cannot do this."""

    code = "newsroom.error"
    persian = "تحریریه این کار را نمی‌پذیرد."


class NoHeadlineError(NewsroomError):
    """A story cannot be published without a headline."""

    code = "newsroom.no_headline"
    persian = "خبر بدون تیتر منتشر نمی‌شود."


class LongHeadlineError(NewsroomError):
    """The headline has {length} characters; {limit} is the most."""

    code = "newsroom.long_headline"
    persian = "تیتر {length} نویسه دارد؛ بیش از {limit} نویسه نمی‌شود."


class NoSectionError(NewsroomError):
    """A story cannot be published without a section."""

    code = "newsroom.no_section"
    persian = "خبر بدون بخش منتشر نمی‌شود."


class NoCodeError(NewsroomError):
    """{name} gives the story no code, so it cannot keep the one it was published under."""

    code = "newsroom.no_code"
    persian = "در {name} کد خبر نیامده است؛ خبر را نمی‌توان با کد پیشینش نگه داشت."


class MediaMissingError(NewsroomError):
    """The body shows the media item {key}, which the story does not carry."""

    code = "newsroom.media_missing"
    persian = "در متن خبر تصویر یا فیلم {key} آمده که با خبر همراه نیست."


class MediaLostError(NewsroomError):
    """The file {file} is not in the media folder, or is not the file that was published."""

    code = "newsroom.media_lost"
    persian = "پروندهٔ {file} در پوشهٔ رسانه‌ها نیست یا همانی نیست که منتشر شده بود."


class UnreadableFilmError(NewsroomError):
    """{name} is not an MP4 film whose size and length can be read."""

    code = "newsroom.unreadable_film"
    persian = "{name} فیلم MP4 خوانایی نیست؛ اندازه و زمان آن پیدا نشد."


class UnreadablePictureError(NewsroomError):
    """{name} is not a picture that can be read."""

    code = "newsroom.unreadable_picture"
    persian = "{name} تصویر خوانایی نیست."


class UnreadableSoundError(NewsroomError):
    """{name} has no sound that can be read."""

    code = "newsroom.unreadable_sound"
    persian = "در {name} صدایی پیدا نشد که بتوان پخشش کرد."


class UnreadableCaptionsError(NewsroomError):
    """The captions cannot be read; see line {line}."""

    code = "newsroom.unreadable_captions"
    persian = "زیرنویس خوانده نمی‌شود؛ سطر {line} را ببینید. پرونده باید SRT یا WebVTT باشد."


class EncodingError(NewsroomError):
    """ffmpeg could not do it: {why}."""

    code = "newsroom.encoding_failed"
    persian = "ساختن اندازه‌های فیلم نشد: {why}"


class NoReasonError(NewsroomError):
    """A story is withdrawn with a reason, or not at all."""

    code = "newsroom.no_reason"
    persian = "خبر فقط با یاد کردن دلیل پس گرفته می‌شود."


class NoCorrectionError(NewsroomError):
    """A correction says what was wrong."""

    code = "newsroom.no_correction"
    persian = "اصلاحیه باید بگوید چه چیزی نادرست بود."


class NotPublishedError(NewsroomError):
    """The story {code} is not published, so there is nothing to correct or withdraw."""

    code = "newsroom.not_published"
    persian = "خبر {code} منتشرشده نیست که اصلاح یا پس گرفته شود."


class NotPermittedError(NewsroomError):
    """{user} may not do this here."""

    code = "newsroom.not_permitted"
    persian = "{user} اجازهٔ این کار را در اینجا ندارد."


class AliasError(NewsroomError):
    """A story stands in one place; name other sections on the story instead of making an alias."""

    code = "newsroom.alias"
    persian = "خبر یک جا دارد؛ به‌جای نسخهٔ هم‌گام، بخش‌های دیگر را در خود خبر نام ببرید."


class FileMissingError(NewsroomError):
    """The file {name} cannot be opened: {reason}."""

    code = "newsroom.file_missing"
    persian = "پروندهٔ {name} باز نشد: {reason}"


class PastingError(NewsroomError):
    """This text cannot be read as a table."""

    code = "newsroom.bad_table_text"
    persian = "این نوشته را نمی‌توان جدول خواند."


class UnevenRowsError(PastingError):
    """Line {line} has {found} cells; the first has {wanted}."""

    code = "newsroom.uneven_rows"
    persian = "سطر {line} به تعداد {found} خانه دارد؛ سطر نخست {wanted} خانه دارد."


class NoSeriesError(PastingError):
    """A chart needs a first line with names, and below it lines of a name and at least one number."""

    code = "newsroom.no_series"
    persian = "نمودار به سطر نخستی از نام‌ها نیاز دارد و زیر آن سطرهایی با یک نام و دست‌کم یک عدد."


class NoNumberError(PastingError):
    """Beside “{category}” stands “{cell}”, which is not a number; decimals follow a point or ٫, never a slash."""

    code = "newsroom.no_number"
    persian = "در برابر «{category}» نوشته شده «{cell}» که عدد نیست؛ پیش از اعشار نقطه یا ٫ می‌آید، نه خط کج."


class LargePictureError(NewsroomError):
    """{name} has more than {limit} million pixels, the most the newsroom takes; make it smaller first."""

    code = "newsroom.large_picture"
    persian = "{name} بیش از {limit} میلیون پیکسل دارد و تحریریه بزرگ‌تر از این نمی‌پذیرد؛ نخست کوچک‌ترش کنید."


class DrawingError(NewsroomError):
    """{name} is an SVG drawing, which can hold programs; give it as PNG or JPEG."""

    code = "newsroom.drawing"
    persian = "{name} طرح SVG است که می‌تواند در خود برنامه داشته باشد؛ آن را به شکل PNG یا JPEG بدهید."


class HalfPictureError(NewsroomError):
    """{name} is not whole: the picture ends before its last line. Upload it again."""

    code = "newsroom.half_picture"
    persian = "{name} کامل نیست و تصویر پیش از پایان بریده شده است؛ دوباره بارگذاری‌اش کنید."


class HalfFilmError(NewsroomError):
    """{name} is not whole: the film ends before it should. Upload it again."""

    code = "newsroom.half_film"
    persian = "{name} کامل نیست و فیلم پیش از پایان بریده شده است؛ دوباره بارگذاری‌اش کنید."


class PublishedMediaError(NewsroomError):
    """“{title}” stands in the published story {code}, so it is not deleted; see all of its stories at {path}."""

    code = "newsroom.published_media"
    persian = "«{title}» در خبر منتشرشدهٔ {code} آمده است و پاک نمی‌شود؛ همهٔ خبرهایش در {path} است."


class NotShelvableError(NewsroomError):
    """The story has words at the desk that are not published yet, a schedule, a lock or a workflow: {title}."""

    code = "newsroom.not_shelvable"
    persian = "«{title}» هنوز کار دارد: پیش‌نویس منتشرنشده، زمان‌بندی، قفل یا روند تأیید. نخست آن را تمام کنید."


class EmbargoError(NewsroomError):
    """The story is under embargo until {until}; lift the embargo first."""

    code = "newsroom.embargo"
    persian = "خبر تا {until} در انتظار زمان آزادسازی است؛ نخست آن را بردارید."


class AlreadyPublicError(NewsroomError):
    """Readers have the story {code} already."""

    code = "newsroom.already_public"
    persian = "خبر {code} همین حالا پیش خواننده است."


class PastInstantError(NewsroomError):
    """{at} has passed; a schedule and an embargo end in the future."""

    code = "newsroom.past_instant"
    persian = "{at} گذشته است؛ زمان باید در آینده باشد."


class MovedStoryError(NewsroomError):
    """The story {code} has moved to {successor}."""

    code = "newsroom.moved_story"
    persian = "خبر {code} به {successor} رفته است."


class SameStoryError(NewsroomError):
    """A story cannot be merged into itself or moved to its own code: {code}."""

    code = "newsroom.same_story"
    persian = "خبر {code} را نمی‌توان در خودش ادغام کرد یا به کد خودش برد."


class NotWithdrawnError(NewsroomError):
    """The story {code} is not withdrawn, so there is nothing to restore."""

    code = "newsroom.not_withdrawn"
    persian = "خبر {code} پس گرفته نشده است که بازگردد."


class UnexpectedError(NewsroomError):
    """Something failed that nobody foresaw; the log tells what."""

    code = "newsroom.unexpected"
    persian = "خطایی پیش آمد که پیش‌بینی نشده بود؛ شرح آن در گزارش سامانه است."
