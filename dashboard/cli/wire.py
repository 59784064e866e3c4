"""How a call travels between the command line and the server: one length-prefixed JSON request, then how far it has
come, any number of times, then one answer. A caller who hangs up, or says no more, cancels a load that is not saved yet.

Both sides work out from the database's path where the socket is, so there is nothing to configure.
"""

import hashlib
import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HEADER = 4
LONGEST = 256 * 2**20
_LONGEST_SOCKET_PATH = 100


class BadMessage(ValueError):
    """What arrived is not a message of this protocol."""


@dataclass(frozen=True)
class Call:
    """A command with its arguments, and who gives it."""

    command: str
    arguments: dict[str, Any] = field(default_factory=dict)
    user: str = ""


@dataclass(frozen=True)
class Answer:
    """What the command line does with it: the exit code, the document for --json, the sentence for people."""

    exit: int
    document: Any
    message: str


@dataclass(frozen=True)
class Told:
    """How far a call has come; any number of these may come before the answer."""

    words: str
    share: float


def encode(message: Call | Answer | Told) -> bytes:
    """The message as it travels."""
    body = json.dumps(vars(message), ensure_ascii=False, allow_nan=False).encode()
    if len(body) > LONGEST:
        raise BadMessage("This is too much for one answer: ask for fewer rows.")
    return len(body).to_bytes(HEADER, "big") + body


def length(header: bytes) -> int:
    """How many bytes follow this header."""
    size = int.from_bytes(header, "big")
    if size > LONGEST:
        raise BadMessage("The message is too long.")
    return size


def decode_call(body: bytes) -> Call:
    """The call in a body."""
    return Call(**_fields(body, {"command": str, "arguments": dict, "user": str}))


def decode_answer(body: bytes) -> Answer:
    """The answer in a body."""
    return Answer(**_fields(body, {"exit": int, "document": object, "message": str}))


def decode_reply(body: bytes) -> Answer | Told:
    """What the server says next: how far it has come, or the answer."""
    try:
        return Told(**_fields(body, {"words": str, "share": float}))
    except BadMessage:
        return decode_answer(body)


def _fields(body: bytes, kinds: dict[str, type]) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    except ValueError as error:
        raise BadMessage("The message is not JSON.") from error
    if not isinstance(fields, dict) or fields.keys() != kinds.keys():
        raise BadMessage(f"The message must have exactly {', '.join(kinds)}.")
    for name, kind in kinds.items():
        if not isinstance(fields[name], kind):
            raise BadMessage(f"{name} must be of type {kind.__name__}.")
    return fields


def socket_path(database: Path) -> Path:
    """Where the socket of a database is: beside it, or in a private folder where that path is too long for a socket."""
    database = database.resolve()
    beside = database.with_name(f"{database.name}.sock")
    if len(os.fsencode(beside)) <= _LONGEST_SOCKET_PATH:
        return beside
    return _private_folder() / f"{hashlib.sha256(os.fsencode(database)).hexdigest()[:32]}.sock"


def _private_folder() -> Path:
    """A folder only this person can enter; TMPDIR is not asked, since both sides must come to the same place."""
    folder = Path(f"/tmp/tandem-{os.getuid()}")  # noqa: S108
    folder.mkdir(mode=0o700, exist_ok=True)
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.getuid() or about.st_mode & 0o077:
        raise PermissionError(f"{folder} is not a private folder of yours: remove it, or move the database to a shorter path.")
    return folder
