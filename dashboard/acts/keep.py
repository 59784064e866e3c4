"""Keeps the bytes of every file that was loaded, beside the database, named by what is in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def folder(database: Path) -> Path:
    """Where a workspace's uploads are kept."""
    return database.with_name(f"{database.stem}.uploads")


@contextmanager
def keeping(database: Path, sha256: str, data: bytes | None) -> Iterator[None]:
    """Keep the bytes beside the database; they go again where what runs inside fails."""
    path = folder(database) / sha256
    if data is None or path.exists():
        yield
        return
    try:
        _write(path, data)
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes) -> None:
    """Write the bytes, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_suffix(f".{os.getpid()}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def kept(database: Path, sha256: str) -> bytes | None:
    """The bytes of a file that was loaded, or None when they are gone."""
    path = folder(database) / sha256
    return path.read_bytes() if path.exists() else None
