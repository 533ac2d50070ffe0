"""The addresses of the newsroom; Wagtail serves nothing else."""

from functools import partial

from django.urls import include, path
from django.views.i18n import JavaScriptCatalog
from wagtail.admin import urls as wagtail_urls
from wagtail.admin.localization import get_localized_response
from wagtail.utils.urlpatterns import decorate_urlpatterns

from dabir.newsroom.partners.feed import stories
from dabir.newsroom.people import joining
from dabir.newsroom.people.resetting import ResetView
from dabir.newsroom.refusals import shows_refusals

_SCRIPT_STRINGS = JavaScriptCatalog.as_view(packages=["wagtail.admin", "dabir.newsroom"])

decorate_urlpatterns(wagtail_urls.urlpatterns, shows_refusals)

urlpatterns = [
    # Before Wagtail's own of the same address, so that its scripts find our Persian strings too.
    path("newsroom/jsi18n/", partial(get_localized_response, _SCRIPT_STRINGS)),
    path("newsroom/invitation/", include(joining.urlpatterns)),  # its visitors have no account yet
    path("newsroom/partners/stories.json", stories, name="partner_stories"),
    # Before Wagtail's own of the same address and name, which lets letters be asked for without end.
    path("newsroom/password_reset/", ResetView.as_view(), name="wagtailadmin_password_reset"),
    path("newsroom/", include(wagtail_urls)),
]
