"""What a template prints: words escaped, markup as it is, and nothing bare.

A bare number or time is an error, since it would come out in Latin digits or as a
Gregorian date. Asking that of each value a page prints, and then escaping it, is a good
part of what a page costs; so templates are compiled to call one function that does both
and is quick about words, which nearly all values are.
"""

from __future__ import annotations

from datetime import date, time
from typing import Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


class BareValueError(TypeError):
    """A template printed a number or a time without saying for whom."""


_NEVER_BARE: Final = (int, float, date, time)


def checked(value: object) -> object:
    """Return *value*; raises :class:`BareValueError` for a number or a time, which must go through a filter."""
    if isinstance(value, _NEVER_BARE) and not isinstance(value, bool):
        message = f"{value!r} is printed bare; use a filter such as |fa or |machine"
        raise BareValueError(message)
    return value


def printed(value: object) -> str:
    """Return *value* as it stands in a page."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]  # the line above has just asked
    if kind is str:
        words: str = value  # type: ignore[assignment]  # the same
        if "&" in words or "<" in words or ">" in words or '"' in words or "'" in words:
            return escape(words)
        return words
    return escape(checked(value))


class Printing(CodeGenerator):
    """Compiles each printed expression into one call of :func:`printed`, by the hooks Jinja's native templates use."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        """Print a constant while compiling; a bare one, which Jinja would let through, fails when it is rendered."""
        if not isinstance(node, nodes.TemplateData):
            checked(node.as_const(frame.eval_ctx))
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_plain(frame):
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _is_plain(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_plain(frame: Frame) -> bool:
    """Say whether what is printed here is always escaped; a template may switch that off for a part of it."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
