"""Keeps the bytes of every file that was loaded, beside the database, named by what is in it."""

import os
from pathlib import Path


def folder(database: Path) -> Path:
    """Where a workspace's uploads are kept."""
    return database.with_name(f"{database.stem}.uploads")


def keep(database: Path, sha256: str, data: bytes) -> Path:
    """Write the bytes once, whole or not at all."""
    path = folder(database) / sha256
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_suffix(f".{os.getpid()}.partial")
    partial.write_bytes(data)
    partial.replace(path)
    return path


def kept(database: Path, sha256: str) -> bytes | None:
    """The bytes of a file that was loaded, or None when they are gone."""
    path = folder(database) / sha256
    return path.read_bytes() if path.exists() else None
