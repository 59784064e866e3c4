"""A file is there whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


class CannotWrite(OSError):
    """The file cannot be written there; the message says why."""


def save(path: Path, data: bytes) -> None:
    """Write the file in one step, over an older one of its name; raises CannotWrite."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(data)
        made = Path(file.name)
        made.chmod(0o666 & ~_umask())
        made.replace(path)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror}. Name another file with --out.") from None


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
