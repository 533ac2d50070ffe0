"""Signatures in the format of minisign, so that others can check them without us.

Ed25519 over the BLAKE2b-512 of the file (minisign's prehashed form), as its author
describes at https://jedisct1.github.io/minisign/. A secret key of ours has no password,
as one made by ``minisign -G -W``, and is guarded by its file's mode.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from dabir.press.export.errors import BadKeyError, BadSignatureError

_KEY: Final = b"Ed"
_PREHASHED: Final = b"ED"
_SECRET_HEAD: Final = _KEY + bytes(2) + b"B2" + bytes(32 + 8 + 8)
"""Ed25519; no derivation, as there is no password; BLAKE2b as checksum; salt and limits of the derivation."""

_ID: Final = slice(2, 10)
_PUBLIC_LENGTH: Final = 2 + 8 + 32
_SIGNATURE_LENGTH: Final = 2 + 8 + 64
_LINES: Final = 4
_TRUSTED: Final = "trusted comment: "


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key: its number (8 bytes) and its 32 bytes."""

    number: bytes
    key: bytes

    @property
    def text(self) -> str:
        """The key as people pass it on, one word in base64."""
        return base64.b64encode(_KEY + self.number + self.key).decode()

    @property
    def file(self) -> str:
        """The key as a file of minisign."""
        return f"untrusted comment: minisign public key {self.number[::-1].hex().upper()}\n{self.text}\n"


def read_public_key(given: str) -> PublicKey:
    """Return the key in *given*: the word itself, or the text of a key file. Raises :class:`BadKeyError`."""
    lines = given.strip().splitlines() or [""]
    try:
        raw = base64.b64decode(lines[-1].strip(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadKeyError(given=lines[-1][:80]) from error
    if len(raw) != _PUBLIC_LENGTH or not raw.startswith(_KEY):
        raise BadKeyError(given=lines[-1][:80])
    return PublicKey(raw[_ID], raw[10:])


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A secret key: its number (8 bytes) and its seed (32 bytes)."""

    number: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """The public half."""
        key = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return PublicKey(self.number, key.public_bytes(Encoding.Raw, PublicFormat.Raw))

    def sign(self, body: bytes, comment: str) -> str:
        """Return the text of the signature of *body*, with a *comment* of one line that is signed too."""
        key = Ed25519PrivateKey.from_private_bytes(self.seed)
        signature = key.sign(_hashed(body))
        whole = key.sign(signature + comment.encode())
        first = base64.b64encode(_PREHASHED + self.number + signature).decode()
        second = base64.b64encode(whole).decode()
        return f"untrusted comment: signature of a newspaper's mirror\n{first}\n{_TRUSTED}{comment}\n{second}\n"


def secret_key(path: Path) -> SecretKey:
    """Return the key kept in *path*; one is made there at the first use, for its owner's eyes only."""
    try:
        raw = base64.b64decode(path.read_text(encoding="ascii").splitlines()[-1], validate=True)
    except FileNotFoundError:
        return _made(path)
    except (ValueError, IndexError) as error:
        raise BadKeyError(given=path) from error
    body = raw.removeprefix(_SECRET_HEAD)
    number, pair, checksum = body[:8], body[8:72], body[72:]
    if body == raw or checksum != _checksum(number, pair):
        raise BadKeyError(given=path)
    return SecretKey(number, pair[:32])


def _made(path: Path) -> SecretKey:
    """Make a key in *path*, whole or not at all; where another process was quicker, its key."""
    seed = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    made = SecretKey(secrets.token_bytes(8), seed)
    pair = seed + made.public.key
    raw = _SECRET_HEAD + made.number + pair + _checksum(made.number, pair)
    text = (
        f"untrusted comment: minisign secret key, no password; keep it to yourself\n{base64.b64encode(raw).decode()}\n"
    )
    scratch = path.with_name(f"{path.name}.{os.getpid()}")
    file = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as out:
        out.write(text)
    try:
        os.link(scratch, path)
    except FileExistsError:
        return secret_key(path)
    finally:
        scratch.unlink()
    return made


def check(body: bytes, signature: str, key: PublicKey) -> str:
    """Return the signed comment of *signature* if it is one of *body* by *key*; else :class:`BadSignatureError`."""
    lines = signature.splitlines()
    if len(lines) != _LINES or not lines[2].startswith(_TRUSTED):
        raise BadSignatureError(reason="it is cut or not a signature of minisign")
    try:
        raw, whole = base64.b64decode(lines[1], validate=True), base64.b64decode(lines[3], validate=True)
    except ValueError as error:
        raise BadSignatureError(reason="it is not in base64") from error
    if len(raw) != _SIGNATURE_LENGTH or not raw.startswith(_PREHASHED):
        raise BadSignatureError(reason="it is not a prehashed signature of minisign")
    if raw[_ID] != key.number:
        raise BadSignatureError(reason="it is by another key")
    comment = lines[2].removeprefix(_TRUSTED)
    by = Ed25519PublicKey.from_public_bytes(key.key)
    try:
        by.verify(raw[10:], _hashed(body))
        by.verify(whole, raw[10:] + comment.encode())
    except InvalidSignature as error:
        raise BadSignatureError(reason="it does not fit the manifest") from error
    return comment


def _checksum(number: bytes, pair: bytes) -> bytes:
    return hashlib.blake2b(_KEY + number + pair, digest_size=32).digest()


def _hashed(body: bytes) -> bytes:
    return hashlib.blake2b(body).digest()
