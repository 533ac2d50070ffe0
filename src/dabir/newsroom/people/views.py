"""The pages of colleagues: who is invited and who is in, for administrators; one's own sign-ins, for everybody."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.admin.auth import permission_required

from dabir.newsroom.models import Invitation, User
from dabir.newsroom.people import invitations, sessions, throttle, two_factor
from dabir.newsroom.people.forms import InvitationForm

INVITE = "newsroom.add_user"
"""The permission of who may invite."""

CARE = "newsroom.change_user"
"""The permission of who may help a colleague in."""


@permission_required(INVITE)
def invited(request: HttpRequest) -> HttpResponse:
    """List invitations, and send one."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        invitations.invite(email, form.cleaned_data["roles"], cast("User", request.user))
        messages.success(request, _("The invitation was sent to %(email)s.") % {"email": email})
        return redirect("people:invitations")
    waiting = Invitation.objects.select_related("invited_by").prefetch_related("roles")
    return render(request, "newsroom/people/invitations.html", {"form": form, "invitations": waiting})


@require_POST
@permission_required(INVITE)
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation again."""
    invitation = get_object_or_404(Invitation, pk=pk)
    invitations.resend(invitation, cast("User", request.user))
    messages.success(request, _("The invitation was sent to %(email)s.") % {"email": invitation.email})
    return redirect("people:invitations")


@require_POST
@permission_required(INVITE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    invitations.withdraw(get_object_or_404(Invitation, pk=pk), cast("User", request.user))
    messages.success(request, _("The invitation is withdrawn; its link is good no more."))
    return redirect("people:invitations")


@permission_required(CARE)
def colleagues(request: HttpRequest) -> HttpResponse:
    """List colleagues: who has a second factor, and who typed wrong of late."""
    people = User.objects.filter(is_active=True).order_by("last_name", "username").prefetch_related("groups")
    protected = set(TOTPDevice.objects.filter(confirmed=True).values_list("user_id", flat=True))
    rows = [
        {"user": user, "is_protected": user.pk in protected, "failures": throttle.failures(user)} for user in people
    ]
    return render(request, "newsroom/people/colleagues.html", {"rows": rows})


@require_POST
@permission_required(CARE)
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the lost device of a colleague away."""
    user = get_object_or_404(User, pk=pk)
    if user.is_superuser and not cast("User", request.user).is_superuser:
        messages.error(request, _("Only somebody with every permission may do this."))
        return redirect("people:colleagues")
    two_factor.reset(user, cast("User", request.user))
    messages.success(request, _("%(user)s can enrol another device now.") % {"user": user})
    return redirect("people:colleagues")


@require_POST
@permission_required(CARE)
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """End the wait of a colleague."""
    user = get_object_or_404(User, pk=pk)
    throttle.lift(user)
    messages.success(request, _("%(user)s can try again at once.") % {"user": user})
    return redirect("people:colleagues")


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sign-ins."""
    sessions.end(cast("User", request.user), pk)
    messages.success(request, _("That sign-in is ended."))
    return redirect("wagtailadmin_account")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all of one's own sign-ins but this one."""
    sessions.end_others(request, cast("User", request.user))
    messages.success(request, _("You are signed in here only."))
    return redirect("wagtailadmin_account")
