"""The page behind an invitation; whoever has the link may see it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dabir.newsroom.people import invitations
from dabir.newsroom.people.forms import AcceptForm


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form of a new account, or make the account and sign it in."""
    invitation = invitations.good(token)
    if invitation is None:
        return _over(request)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.save(commit=False)
        if not invitations.accept(token, user):
            return _over(request)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("wagtailadmin_home")
    response = render(request, "newsroom/people/accept.html", {"form": form, "invitation": invitation})
    response.headers["Referrer-Policy"] = "same-origin"  # the address is a key
    return response


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "newsroom/people/invitation_over.html", status=HTTPStatus.GONE)


urlpatterns = ([path("<str:token>/", accept, name="accept")], "invitation")
