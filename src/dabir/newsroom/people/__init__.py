"""Colleagues: invitations, second factor, sessions, sign-in."""
