"""The addresses where the archive is searched."""

from django.urls import path

from dabir.press.routes import SEARCH
from dabir.search import views

_HERE = SEARCH.removeprefix("/")

urlpatterns = [
    path(_HERE, views.search),
    path(f"{_HERE}/", views.search),
    path(f"{_HERE}/rss.xml", views.rss),
    path(f"{_HERE}/feed.json", views.json_feed),
    path(f"{_HERE}/suggest", views.suggest),
]
