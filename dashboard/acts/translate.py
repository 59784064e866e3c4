"""Put the files into the same words: confirm aliases or channel rules, or take some out; a batch like any other, with its undo."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from dashboard import replay, schema
from dashboard.acts import audit
from dashboard.acts.apply import apply
from dashboard.acts.load import HEADLINES, Effect, Moved, effects, headlines
from dashboard.acts.people import LOCAL, Person, require
from dashboard.acts.record import written
from dashboard.contracts import contract
from dashboard.format import count
from dashboard.library import answer
from dashboard.warehouse import Reader, Warehouse, Writer, now

Row = Mapping[str, str | None]
_CATCHES = {"aliases": ("data/aliases", "alias_id", "amount"), "channel_map": ("data/channel_rules", "rule_id", "spend")}


class Untranslatable(ValueError):
    """The words cannot be put so; the message says why and what to do."""


@dataclass(frozen=True)
class Change:
    """Aliases or channel rules to confirm, and rows of earlier ones to take out."""

    table: str
    rows: tuple[Row, ...] = ()
    gone: tuple[int, ...] = ()
    says: str = ""


@dataclass(frozen=True)
class Translated:
    """What a change would do: rows and money it touches, and the headline numbers; nothing is saved yet."""

    version: int
    row_count: int
    amount: Decimal | None
    effects: tuple[Effect, ...]


def preview(warehouse: Warehouse, change: Change) -> Translated:
    """Apply the change in a transaction that is rolled back, and say what it would touch."""
    before, version = headlines(warehouse), warehouse.version
    with warehouse.reading() as reader:
        touched = _caught(reader, change.table, "row", change.gone)
    with warehouse.writing("", "translate", "rehearsal", rehearse=True) as writer:
        _write(writer, change, "rehearsal", "")
        reader = warehouse.rehearsal(writer)
        touched += _caught(reader, change.table, "batch_id", ("rehearsal",))
        after = answer(reader, HEADLINES, {}).records()
    amounts = [amount for _, amount in touched if amount is not None]
    return Translated(
        version, sum(rows for rows, _ in touched), sum(amounts, Decimal(0)) if amounts else None, effects(before, after)
    )


def confirm(
    warehouse: Warehouse, change: Change, person: Person = LOCAL, at: datetime | None = None, expected_version: int | None = None
) -> str:
    """Commit the change as one batch and return its name; raises NotAllowed, Untranslatable, Moved."""
    require(person, "translate")
    moment = at or now()
    with warehouse.lock:
        if expected_version is not None and warehouse.version != expected_version:
            raise Moved("Somebody else loaded or undid something just now: look at the preview again.")
        batch_id = f"b{warehouse.version + 1:05d}"
        sentence = f"{contract(change.table).title}: {told(change)}"
        with warehouse.writing(person.name, "translate", sentence, batch_id, moment) as writer:
            _write(writer, change, batch_id, person.name)
            audit.note(writer, person, "translate", batch_id, sentence)
    return batch_id


def told(change: Change) -> str:
    """The change in a few words."""
    if change.says:
        return change.says
    said = [_said(change.table, row) for row in change.rows[:3]]
    more = len(change.rows) - len(said) + len(change.gone)
    if more:
        said.append(count(more, "more" if said else "taken out", "more" if said else "taken out"))
    return ", ".join(said)


def _said(table: str, row: Row) -> str:
    if table == "aliases":
        return f"{row['their_value']} = {row['our_value']}"
    return f"{' / '.join(filter(None, (row['source'], row.get('medium'), row.get('campaign_pattern'))))} → {row['channel']}"


def _caught(reader: Reader, table: str, by: str, wanted: Sequence[Any]) -> list[tuple[int, Decimal | None]]:
    """Rows and money of the aliases or rules that are wanted, by their row or by their batch."""
    if not wanted:
        return []
    question, row_id, money = _CATCHES[table]
    column = row_id if by == "row" else by
    return [(row["row_count"], row[money]) for row in answer(reader, question, {}).records() if row[column] in wanted]


def _write(writer: Writer, change: Change, batch_id: str, person: str) -> None:
    rows = [_clean(change.table, row) for row in change.rows]
    for row in rows:
        _refuse(writer, change.table, row)
    apply(writer, written(change.table, rows, told(change)), batch_id, person, writer.at.date())
    if change.gone:
        _take_out(writer, change, batch_id)
    schema.build_lookups(writer.cursor)
    circles = "select 1 from main.mart_aliases as found inner join raw_aliases as raw on found.row_id = raw.row_id"
    if writer.cursor.execute(f"{circles} where found.our_value is null and raw.batch_id = $id", {"id": batch_id}).fetchall():
        raise Untranslatable("That alias would lead back to where it began: take the other one out first.")


def _clean(table: str, row: Row) -> dict[str, str | None]:
    names = [column.name for column in contract(table).columns]
    texts = {name: " ".join(unicodedata.normalize("NFC", row.get(name) or "").split()) for name in names}
    return {name: text or None for name, text in texts.items()}


def _refuse(writer: Writer, table: str, row: dict[str, str | None]) -> None:
    lacking = [name for name in contract(table).required if not row[name]]
    if lacking:
        raise Untranslatable(f"{contract(table).title} need {lacking[0].replace('_', ' ')}.")
    if table != "aliases":
        return
    if row["their_value"] == row["our_value"]:
        raise Untranslatable(f"“{row['their_value']}” is written that way already.")
    known = "select 1 from stg_word_columns where column_name = $column and ($table = '*' or table_name = $table)"
    if not writer.cursor.execute(known, {"column": row["column"], "table": row["table"]}).fetchall():
        raise Untranslatable(f"{row['table']} has no column {row['column']} whose words could be renamed.")


def _take_out(writer: Writer, change: Change, batch_id: str) -> None:
    """End aliases or rules, whichever file they came with; undoing the batch brings them back."""
    cursor, name = writer.cursor, change.table
    given = {"rows": list(change.gone)}
    cursor.execute(
        f"create or replace temp table touched as select distinct key from live_{name} where list_contains($rows, row_id)", given
    )
    cursor.execute(
        f"""
        insert into raw_{name} (row_id, batch_id, key, content, is_merged, is_vanished)
        select nextval('row_ids'), $batch_id, key, 0, false, true from touched
        where key not in (select key from raw_{name} where batch_id = $batch_id)
        """,
        {"batch_id": batch_id},
    )
    replay.settle(cursor, contract(name), writer.version)
