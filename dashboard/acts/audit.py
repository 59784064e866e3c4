"""The audit log: append only, each line chained to the one before by its hash."""

import hashlib

from dashboard.acts.people import Person
from dashboard.warehouse import Writer


def note(writer: Writer, person: Person, act: str, subject: str, sentence: str) -> None:
    """Add a line; it stands or falls with the transaction."""
    last = writer.cursor.execute("select number, chain from audit order by number desc limit 1").fetchone() or (0, "")
    number = last[0] + 1
    text = "\x1f".join([last[1], str(number), writer.at.isoformat(), person.name, act, subject, sentence])
    chain = hashlib.sha256(text.encode()).hexdigest()
    writer.cursor.execute(
        "insert into audit values ($number, $moment, $who, $act, $subject, $sentence, $chain)",
        {
            "number": number,
            "moment": writer.at,
            "who": person.name,
            "act": act,
            "subject": subject,
            "sentence": sentence,
            "chain": chain,
        },
    )


def broken_line(lines: list[tuple]) -> int | None:
    """The number of the first line (number, at, who, act, subject, sentence, chain) whose hash does not follow, or None."""
    before = ""
    for number, at, who, act, subject, sentence, chain in lines:
        text = "\x1f".join([before, str(number), at.isoformat(), who, act, subject, sentence])
        if hashlib.sha256(text.encode()).hexdigest() != chain:
            return number
        before = chain
    return None
