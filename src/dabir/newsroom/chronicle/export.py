"""The record as a file: CSV for a spreadsheet, JSON Lines for a machine; both streamed, whatever their size."""

from __future__ import annotations

import csv
import json
from collections.abc import AsyncIterator, Iterable, Iterator
from io import StringIO
from itertools import chain
from typing import Final

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone

from dabir.newsroom import jalali
from dabir.newsroom.chronicle.lines import Line
from dabir.newsroom.chronicle.words import said

_COLUMNS: Final = ("at", "jalali", "person", "action", "said", "kind", "id", "title", "data")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would compute instead of showing it."""

_MARK: Final = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else."""


def download(request: HttpRequest, kind: str, lines: Iterable[Line]) -> StreamingHttpResponse:
    """Return *lines* as a download of *kind*, ``csv`` or ``jsonl``."""
    pieces = as_csv(lines) if kind == "csv" else as_json(lines)
    served = _later(pieces) if isinstance(request, ASGIRequest) else pieces
    mime = "text/csv" if kind == "csv" else "application/jsonl"
    answer = StreamingHttpResponse(served, content_type=f"{mime}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="record.{kind}"'
    return answer


def as_csv(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the rows of a CSV file; the first piece is its head."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    for cells in chain([list(_COLUMNS)], ([_safe(str(cell)) for cell in _cells(line)] for line in lines)):
        writer.writerow(cells)
        yield (_MARK if cells[0] == _COLUMNS[0] else "") + buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def as_json(lines: Iterable[Line]) -> Iterator[str]:
    """Yield an object on a line of its own for each line."""
    for line in lines:
        named = dict(zip(_COLUMNS, _cells(line), strict=True)) | {"data": line.data}
        yield json.dumps(named, ensure_ascii=False) + "\n"


def _cells(line: Line) -> list[str]:
    told = json.dumps(line.data, ensure_ascii=False) if line.data else ""
    shown = jalali.date_format(timezone.localtime(line.at), "Y/m/d H:i:s")
    at = line.at.isoformat()
    return [at, shown, line.person, line.action, said(line.action), line.kind, line.object_id, line.title, told]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _next(pieces: Iterator[str]) -> str | None:
    return next(pieces, None)


async def _later(pieces: Iterator[str]) -> AsyncIterator[str]:
    """Yield *pieces* under ASGI, where Django would gather all of them first."""
    while (piece := await sync_to_async(_next)(pieces)) is not None:
        yield piece
