"""What the bytes really are, whatever the file's name says."""

import hashlib
import io
import json
import zipfile

from dashboard.intake.model import Refused

LARGEST_FILE = 1 << 30
LARGEST_UNPACKED = 1 << 30
LARGEST_RATIO = 200

MAGIC = (
    (0, b"\x89PNG", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF8", "a GIF picture"),
    (0, b"%PDF", "a PDF document"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Office file (before 2007)"),
    (0, b"MZ", "a Windows program"),
    (0, b"\x7fELF", "a Linux program"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (8, b"DUCK", "a DuckDB database"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"ARROW1", "an Arrow file"),
    (0, b"{\\rtf", "a rich-text document"),
)
PROGRAM = ("a Windows program", "a Linux program")


def digest(data: bytes) -> str:
    """The sha256 of a file, by which the same file is known again."""
    return hashlib.sha256(data).hexdigest()


def kind(data: bytes) -> str:
    """`text` or `xlsx`; anything else is refused, naming what it is."""
    if not data:
        raise Refused("The file is empty. Run the export again and check that it finished.")
    if len(data) > LARGEST_FILE:
        raise Refused(f"The file has {len(data):,} bytes; Tandem reads up to {LARGEST_FILE:,}. Split it by period.")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return zip_kind(data)
    found = by_magic(data) or by_text(data)
    if found:
        raise Refused(f"The file is {found}, not a table. {advice(found)}")
    return "text"


def by_magic(data: bytes) -> str:
    """What the first bytes say the file is, or nothing."""
    for offset, magic, name in MAGIC:
        if data[offset : offset + len(magic)] == magic and (name not in PROGRAM or b"\x00" in data[:1024]):
            return name
    return ""


def by_text(data: bytes) -> str:
    """A web page, XML or JSON, told by how the text begins."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<script")):
        return "a web page (HTML), perhaps a sign-in page"
    if head.startswith(b"<?xml"):
        return "an XML document"
    if head.startswith((b"{", b"[")) and is_json(data):
        return "a JSON document"
    return ""


def is_json(data: bytes) -> bool:
    """Whether the whole file, or its first line, is one JSON value."""
    for text in (data, data.split(b"\n", 1)[0]):
        try:
            return isinstance(json.loads(text), dict | list)
        except (ValueError, RecursionError):
            continue
    return False


def advice(found: str) -> str:
    """What to do with a file that is no table."""
    if "archive" in found:
        return "Unpack it and load the CSV or XLSX inside."
    if "web page" in found:
        return "The download was probably stopped at a sign-in: sign in and export again as CSV or XLSX."
    if "Excel" in found:
        return "Open it and save it as XLSX or CSV."
    return "Export the data again as CSV or XLSX."


def zip_kind(data: bytes) -> str:
    """`xlsx`, when the archive holds a workbook of a sane size."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile:
        raise Refused("The file is a damaged ZIP archive or workbook. Export it again.") from None
    if not any(entry.filename == "xl/workbook.xml" for entry in entries):
        raise Refused("The file is a ZIP archive, not a table. Unpack it and load the CSV or XLSX inside.")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if unpacked > LARGEST_UNPACKED or (unpacked > 1 << 24 and unpacked / packed > LARGEST_RATIO):
        raise Refused(f"The workbook would unpack from {packed:,} to {unpacked:,} bytes, which no export does. Save it as CSV.")
    return "xlsx"
