"""What docs/readers.md promises to those who override templates."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dabir.readers import contexts

PAGE = (Path(__file__).parents[3] / "docs/readers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("shape", [contexts.SendContext, contexts.SentContext, contexts.MailContext])
def test_every_field_is_named(shape):
    names = ", ".join(field.name for field in dataclasses.fields(shape))
    assert f"`{shape.__name__}`: {names} |" in PAGE
