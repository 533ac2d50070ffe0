"""Why a letter is not sent. Each says in Persian what the reader can do about it."""

from __future__ import annotations

from http import HTTPStatus
from typing import ClassVar

from dabir.errors import DabirError
from dabir.persian.error_fields import persian_fields


class ReadersError(DabirError):
    """This cannot be done for a reader."""

    code = "readers.error"
    persian = "این کار شدنی نیست."
    place: ClassVar[str] = ""
    """The field of the form it is about; empty for the form as a whole."""
    status: ClassVar[HTTPStatus] = HTTPStatus.UNPROCESSABLE_ENTITY

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in *language*, a Persian one with Persian digits."""
        return self.persian.format(**persian_fields(self.fields)) if language == "fa" else super().sentence(language)


class NoFriendError(ReadersError):
    """There is no address to send to."""

    code = "readers.no_friend"
    persian = "نشانی دست‌کم یک دوست را بنویسید."
    place = "friends"


class TooManyFriendsError(ReadersError):
    """A letter goes to {most} addresses at most."""

    code = "readers.too_many_friends"
    persian = "هر بار دست‌بالا به {most} نشانی می‌شود فرستاد."
    place = "friends"


class BadAddressError(ReadersError):
    """{address} is no e-mail address."""

    code = "readers.bad_address"
    persian = "نشانی «{address}» درست نیست. نشانی ایمیل چیزی مانند name@example.ir است."
    place = "friends"


class BadReplyAddressError(ReadersError):
    """{address} is no e-mail address to reply to."""

    code = "readers.bad_reply_address"
    persian = "نشانی شما، «{address}»، درست نیست. می‌توانید آن را خالی بگذارید."
    place = "reply"


class NoNameError(ReadersError):
    """The sender has no name."""

    code = "readers.no_name"
    persian = "نامتان را بنویسید تا دوستتان بداند نامه از کیست."
    place = "sender"


class LongNameError(ReadersError):
    """The sender's name is longer than {most} characters."""

    code = "readers.long_name"
    persian = "نام بیش از {most} نویسه نمی‌شود."
    place = "sender"


class LinkInNameError(ReadersError):
    """The sender's name holds an address: {link}."""

    code = "readers.link_in_name"
    persian = "در نام نمی‌شود پیوند یا نشانی گذاشت: «{link}»."
    place = "sender"


class LongNoteError(ReadersError):
    """The note has {length} characters; {most} are allowed."""

    code = "readers.long_note"
    persian = "یادداشت {length} نویسه دارد و بیش از {most} نویسه نمی‌شود. کوتاه‌ترش کنید."
    place = "note"


class LinkInNoteError(ReadersError):
    """The note holds an address: {link}."""

    code = "readers.link_in_note"
    persian = "در یادداشت نمی‌شود پیوند یا نشانی گذاشت: «{link}». پیوند خبر خودش در نامه هست."
    place = "note"


class ForeignFormError(ReadersError):
    """The form was sent from another site."""

    code = "readers.foreign_form"
    persian = "این برگه از سایت دیگری فرستاده شده است. از همین صفحه بفرستید."
    status = HTTPStatus.FORBIDDEN


class MachineError(ReadersError):
    """A field that people do not see was filled in."""

    code = "readers.machine"
    persian = "خانه‌ای که باید خالی بماند پر شده بود، شاید به دست مرورگر. خالی‌اش کردیم؛ دوباره بفرستید."


class TooQuickError(ReadersError):
    """The form came back sooner than a person can fill it in."""

    code = "readers.too_quick"
    persian = "برگه زودتر از آن آمد که کسی بتواند پرش کند. چند لحظه درنگ کنید و دوباره بفرستید."


class OldFormError(ReadersError):
    """The form is too old, or was not made for this story."""

    code = "readers.old_form"
    persian = "این برگه کهنه شده بود و تازه‌اش کردیم. چیزی از نوشته‌تان کم نشده است؛ دوباره بفرستید."


class SentAlreadyError(ReadersError):
    """This very form was sent already."""

    code = "readers.sent_already"
    persian = "همین نامه پیش‌تر فرستاده شده است. اگر نامهٔ دیگری می‌خواهید، دوباره بفرستید."


class SenderHourError(ReadersError):
    """No more than {most} letters an hour are sent from one network address."""

    code = "readers.sender_hour"
    persian = "از هر نشانی اینترنتی در یک ساعت بیش از {most} نامه نمی‌شود فرستاد. بعدتر دوباره بفرستید."


class SenderDayError(ReadersError):
    """No more than {most} letters a day are sent from one network address."""

    code = "readers.sender_day"
    persian = "از هر نشانی اینترنتی در یک روز بیش از {most} نامه نمی‌شود فرستاد. فردا دوباره بیایید."


class FriendDayError(ReadersError):
    """No more than {most} letters a day are sent to one address, and {address} has had them."""

    code = "readers.friend_day"
    persian = "به هر کس در یک روز بیش از {most} نامه نمی‌فرستیم و به «{address}» امروز همین شمار رسیده است."
    place = "friends"


class StoryDayError(ReadersError):
    """No more than {most} letters a day are sent about one story."""

    code = "readers.story_day"
    persian = "این خبر امروز {most} بار فرستاده شده است و بیش از این نمی‌شود. پیوند کوتاهش را خودتان بفرستید."


class RefusedAddressError(ReadersError):
    """The mail server takes no letters for {address}."""

    code = "readers.refused_address"
    persian = "سامانهٔ نامه‌رسانی نشانی «{address}» را نپذیرفت. آن را دوباره نگاه کنید."
    place = "friends"


class MailError(ReadersError):
    """The mail server does not answer."""

    code = "readers.mail"
    persian = "نامه‌رسان اکنون پاسخ نمی‌دهد و نامه فرستاده نشد. کمی بعد دوباره بفرستید."
    status = HTTPStatus.SERVICE_UNAVAILABLE
