"""Bytes to text: strict where the encoding is known, a question where it is not."""

import codecs
import re
from dataclasses import dataclass

from dashboard.intake.model import Refused

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with a mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
MARKS = tuple(mark for mark, _, _ in BOMS)
LOST = "Holds � where an earlier program lost letters."
LOST_LETTER = "\ufffd".encode()
STRETCH = 1 << 22
BLANK = b" \t\r\n\x0b\x0c" + codecs.BOM_UTF8
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
UNLIKELY_IN_CP1252 = re.compile("[À-ÖØ-öø-ÿƒŠŒŽšœžŸ‚„ˆ˜¡-¿]{3,}")


@dataclass(frozen=True)
class Decoded:
    """A file's text, the encoding it was read in, and what is worth telling."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def plain_notes(data: bytes) -> tuple[str, ...] | None:
    """What is worth telling of bytes that are UTF-8 as they stand; None where `decode` must say what they are.

    It looks at a stretch at a time, so that a large file is not held a second time as text.
    """
    if data.startswith(MARKS) or utf16_without_mark(data) or b"\x00" in data or not data[:4096].strip(BLANK):
        return None
    if data.isascii():
        return ()
    reader = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), STRETCH):
            reader.decode(memoryview(data)[start : start + STRETCH], start + STRETCH >= len(data))
    except UnicodeDecodeError:
        return None
    return (LOST,) if LOST_LETTER in data else ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file, or a refusal that names the line."""
    decoded = as_told(data, encoding) if encoding else as_found(data)
    nul = decoded.text.find("\x00")
    if nul >= 0:
        line = decoded.text.count("\n", 0, nul) + 1
        raise Refused(f"Line {line} holds NUL bytes: the file is damaged or is no text. Export it again.", line)
    if not decoded.text.strip("\ufeff \t\r\n\x0b\x0c"):
        raise Refused("The file holds only blank lines. Run the export again and check that it finished.")
    return decoded


def as_told(data: bytes, encoding: str) -> Decoded:
    """The text in the encoding the analyst named."""
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)
    except LookupError:
        raise Refused(
            f"There is no encoding called “{encoding}”. Try utf-8, cp1252, utf-16 or shift_jis.", None, "--encoding"
        ) from None
    except UnicodeError as error:
        line = line_of(data, getattr(error, "start", 0))
        raise Refused(f"Line {line} is not {encoding}. Name another with --encoding.", line, "--encoding") from None


def as_found(data: bytes) -> Decoded:
    """The text by its mark, else UTF-16 by its pattern of zeros, else strict UTF-8, else cp1252."""
    for mark, codec, name in BOMS:
        if data.startswith(mark):
            return marked(data, codec, name)
    codec = utf16_without_mark(data)
    if codec:
        return Decoded(data.decode(codec), codec, ("Read as UTF-16 without a mark.",))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return western(data, error.start)
    notes = (LOST,) if "\ufffd" in text else ()
    return Decoded(text, "utf-8", notes)


def marked(data: bytes, codec: str, name: str) -> Decoded:
    """The text of a file that begins with a byte-order mark."""
    try:
        return Decoded(data.decode(codec).removeprefix("\ufeff"), codec.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        line = line_of(data, error.start)
        raise Refused(f"The file begins as {name}, but line {line} is not. Export it again.", line) from None


def utf16_without_mark(data: bytes) -> str:
    """UTF-16's codec, when every second byte of the head is zero."""
    head = data[:4096]
    if len(data) % 2 or len(head) < 8:
        return ""
    half = len(head) // 2
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.05 else ""


def western(data: bytes, start: int) -> Decoded:
    """The text as cp1252, unless the bytes speak against it."""
    line = line_of(data, start)
    if MULTIBYTE.search(data):
        raise Refused(
            f"Line {line} is in another encoding than the rest, which is UTF-8. Export again as UTF-8, "
            "or name one with --encoding.",
            line,
            "--encoding",
        )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or UNLIKELY_IN_CP1252.search(text):
        raise Refused(
            f"Line {line} is neither UTF-8 nor Western European text. Export again as UTF-8, or name the "
            "encoding with --encoding (shift_jis, cp1251, big5…).",
            line,
            "--encoding",
        )
    return Decoded(text, "cp1252", ("Read as Western European text (cp1252): check accented letters.",))


def line_of(data: bytes, offset: int) -> int:
    """The line a byte stands in."""
    return data.count(b"\n", 0, offset) + 1
