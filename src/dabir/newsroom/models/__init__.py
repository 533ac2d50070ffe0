"""The tables of the newsroom: people, media, the pages of the working set, and what work leaves behind."""

from dabir.newsroom.models.edition import FrontPage, SectionPage, Way
from dabir.newsroom.models.media import AwaitedFilm, Film, Photo, PhotoRendition, Sound
from dabir.newsroom.models.people import Invitation, RecoveryCode, SignIn, SignInFailure
from dabir.newsroom.models.story import Priority, StoryPage
from dabir.newsroom.models.user import User
from dabir.newsroom.models.work import ChecklistRule, Delivery, Notice, Partner

__all__ = [
    "AwaitedFilm",
    "ChecklistRule",
    "Delivery",
    "Film",
    "FrontPage",
    "Invitation",
    "Notice",
    "Partner",
    "Photo",
    "PhotoRendition",
    "Priority",
    "RecoveryCode",
    "SectionPage",
    "SignIn",
    "SignInFailure",
    "Sound",
    "StoryPage",
    "User",
    "Way",
]
