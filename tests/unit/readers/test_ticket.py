"""The ticket of a form."""

from __future__ import annotations

import pytest
from django.core import signing

from dabir.readers import ticket
from dabir.readers.errors import OldFormError, TooQuickError


def test_a_ticket_is_good_for_its_story_alone():
    made = ticket.issue(5)
    assert ticket.read(made, 5).name == ticket.read(made, 5).name
    with pytest.raises(OldFormError):
        ticket.read(made, 6)


def test_no_two_tickets_have_one_name():
    assert len({ticket.read(ticket.issue(5), 5).name for _ in range(50)}) == 50


@pytest.mark.parametrize("text", ["", "x", "a:b:c", "\0" * 50])
def test_a_forged_one_is_not_good(text):
    with pytest.raises(OldFormError):
        ticket.read(text, 5)


def test_what_we_signed_for_another_end_is_not_good():
    with pytest.raises(OldFormError):
        ticket.read(signing.dumps([5, 0, "x"], salt="of something else"), 5)


def test_it_is_good_for_two_hours(monkeypatch):
    made, real = ticket.issue(5), signing.time.time
    monkeypatch.setattr(signing.time, "time", lambda: real() + 7100)
    assert ticket.read(made, 5)
    monkeypatch.setattr(signing.time, "time", lambda: real() + 7300)
    with pytest.raises(OldFormError):
        ticket.read(made, 5)


def test_nobody_fills_in_a_form_at_once_but_one_that_came_back():
    with pytest.raises(TooQuickError):
        ticket.read(ticket.issue(5), 5).check_age()
    ticket.read(ticket.issue(5, after_another=True), 5).check_age()
