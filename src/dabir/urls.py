"""The addresses Django answers; everything baked is answered before they are asked.

What readers ask and the newsroom are mounted whole. A site that adds addresses of its own points
``ROOT_URLCONF`` to a module that includes this one.
"""

from django.urls import include, path

urlpatterns = [
    path("", include("dabir.readers.urls")),
    path("", include("dabir.search.urls")),
    path("", include("dabir.newsroom.urls")),
]

handler404 = "dabir.delivery.views.not_found"
