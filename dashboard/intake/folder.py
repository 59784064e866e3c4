"""Which files of a folder are exports."""

from collections.abc import Iterable
from pathlib import Path

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")


def exports(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The files named, with those in the folders named, sorted; and what the folders hold besides. Hidden files are neither."""
    found: list[Path] = []
    left_out: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(one for one in path.rglob("*") if one.is_file() and not is_hidden(one.relative_to(path)))
        found += [one for one in inside if one.suffix.lower() in ENDINGS]
        left_out += [one for one in inside if one.suffix.lower() not in ENDINGS]
    return list(dict.fromkeys(found)), left_out


def is_hidden(path: Path) -> bool:
    """Whether a file, or a folder it stands in, is hidden, or is a lock file of a spreadsheet."""
    return any(part.startswith((".", "~$")) for part in path.parts)
