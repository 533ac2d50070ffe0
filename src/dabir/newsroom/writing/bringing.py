"""Pictures, films and sounds that are dropped on a text or pasted into it.

Each is judged by the form that judges it elsewhere, kept where this person may add to, and
answered as the block of the body that shows it, in the form Wagtail's own script draws it from.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.forms import BaseModelForm, modelform_factory
from django.http import HttpRequest, JsonResponse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_POST
from wagtail.images.forms import get_image_form
from wagtail.images.permissions import permission_policy as picture_policy
from wagtail.images.utils import get_allowed_image_extensions
from wagtail.log_actions import log

from dabir.newsroom.media import encoding, holdings
from dabir.newsroom.media.embedded_words import LONGEST_LINE
from dabir.newsroom.media.hashing import sha1
from dabir.newsroom.models import Film, Photo, Sound, StoryPage, User
from dabir.newsroom.refusals import shows_refusals
from dabir.newsroom.writing.errors import (
    MediaNotPermittedError,
    NoMediaError,
    NothingBroughtError,
    RefusedMediaError,
)

Media = Photo | Film | Sound


class _Kind(NamedTuple):
    """A kind of media: its *block* of the body, the *chooser* in that block, and its *model*."""

    block: str
    chooser: str
    model: type[Media]


_PICTURE: Final = _Kind("picture", "photo", Photo)
_FILM: Final = _Kind("film", "film", Film)
_SOUND: Final = _Kind("audio", "sound", Sound)

_BY_SUFFIX: Final[Mapping[str, _Kind]] = {
    **dict.fromkeys((".mp4", ".m4v", ".mov"), _FILM),
    **dict.fromkeys((".mp3", ".m4a"), _SOUND),
}
_BY_TYPE: Final[Mapping[str, _Kind]] = {"image": _PICTURE, "video": _FILM, "audio": _SOUND}


@shows_refusals
@require_POST
def bring(request: HttpRequest) -> JsonResponse:
    """Keep the ``file`` that was sent and answer with its block; ``title`` is for a file without a name of its own."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise NothingBroughtError
    kind = _kind_of(file)
    item = _kept(kind, file, request.POST.get("title", ""), request.user)  # type: ignore[arg-type]  # a user of ours
    return JsonResponse({"type": kind.block, "id": str(uuid4()), "value": _as_drawn(kind, item)})


def _kind_of(file: UploadedFile[Any]) -> _Kind:
    """Return the kind *file* says it is of; whether it is, its form finds out.

    Raises :class:`NoMediaError`.
    """
    suffix = PurePosixPath(file.name or "").suffix.lower()
    if suffix[1:] in {*get_allowed_image_extensions(), "svg"}:  # a drawing is refused in the words of pictures
        return _PICTURE
    kind = _BY_SUFFIX.get(suffix) or _BY_TYPE.get((file.content_type or "").partition("/")[0])
    if kind is None:
        raise NoMediaError
    return kind


def _kept(kind: _Kind, file: UploadedFile[Any], title: str, user: User) -> Media:
    """Return what is kept of *file*; the same bytes are kept once.

    Raises :class:`MediaNotPermittedError` and :class:`RefusedMediaError`.
    """
    _demand(kind, user)
    known = _known(kind, file, user)
    if known:
        return known
    form = _form(kind, file, title or PurePosixPath(file.name or "").stem, user)
    if not form.is_valid():
        raise RefusedMediaError(why=" ".join(str(said) for errors in form.errors.values() for said in errors))
    item: Media = form.save()
    log(instance=item, action="wagtail.create", user=user)
    if isinstance(item, Film):
        encoding.start()
    return item


def _demand(kind: _Kind, user: User) -> None:
    policy = picture_policy if kind is _PICTURE else kind.model.snippet_viewset.permission_policy
    if not policy.user_has_permission(user, "add"):
        raise MediaNotPermittedError(kind=kind.model._meta.verbose_name_plural)  # noqa: SLF001  # Django's own name


def _known(kind: _Kind, file: UploadedFile[Any], user: User) -> Media | None:
    """Return what the newsroom has of these bytes already and *user* may choose."""
    key = sha1(file)
    if kind is _FILM:
        return holdings.find_film(key)
    if kind is _SOUND:
        return holdings.find_sound(key)
    offered = picture_policy.instances_user_has_any_permission_for(user, ["choose"])
    found: Photo | None = offered.filter(file_hash=key).order_by("pk").first()
    return found


def _form(kind: _Kind, file: UploadedFile[Any], title: str, user: User) -> BaseModelForm[Any]:
    """Return the form of *kind*, filled in."""
    data, files = {"title": title[:LONGEST_LINE]}, MultiValueDict({"file": [file]})
    if kind is not _PICTURE:
        return modelform_factory(kind.model, fields=("title", "file"))(data, files)
    collections = picture_policy.collections_user_has_permission_for(user, "add")
    data["collection"] = collections.order_by("path")[0].pk
    form: BaseModelForm[Photo] = get_image_form(Photo)(data, files, user=user, instance=Photo(uploaded_by_user=user))
    return form


def _as_drawn(kind: _Kind, item: Media) -> Any:
    """Return the state of a block that shows *item* and says nothing of it yet."""
    block = StoryPage._meta.get_field("body").stream_block.child_blocks[kind.block]  # noqa: SLF001  # Django's own name
    return block.get_form_state(block.to_python({kind.chooser: item.pk, "alt": "", "caption": "", "credit": ""}))
