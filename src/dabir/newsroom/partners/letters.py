"""Letters to partners: a story they got is withdrawn."""

from __future__ import annotations

import logging

from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import override

from dabir.newsroom.models.work import Delivery
from dabir.persian.digits import to_persian
from dabir.story import Story

log = logging.getLogger(__name__)


def tell(story: Story) -> None:
    """Tell each partner who got *story* that it is withdrawn; a mail server that fails is only noted."""
    with override(story.language):
        subject = _("Story %(code)s is withdrawn") % {"code": to_persian(story.code)}
        text = _("“%(headline)s” is withdrawn: %(reason)s. Please take it down too.") % {
            "headline": story.headline,
            "reason": story.withdrawal,
        }
    for delivery in Delivery.objects.filter(code=story.code).exclude(partner__email="").select_related("partner"):
        try:
            send_mail(subject, text, None, [delivery.partner.email])
        except OSError:  # every error of SMTP is one; the withdrawal stands, whatever the mail server says
            log.exception("%s could not be told of the withdrawal of %d.", delivery.partner, story.code)
