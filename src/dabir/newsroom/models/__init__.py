"""The tables of the newsroom: people, media, and the pages of the working set."""

from dabir.newsroom.models.edition import FrontPage, SectionPage
from dabir.newsroom.models.media import AwaitedFilm, Film, Photo, PhotoRendition, Sound
from dabir.newsroom.models.story import StoryPage
from dabir.newsroom.models.user import User

__all__ = ["AwaitedFilm", "Film", "FrontPage", "Photo", "PhotoRendition", "SectionPage", "Sound", "StoryPage", "User"]
