"""What was said of files by their header: read with it, remembered with the load that follows, taken away again."""

import json
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from dashboard import intake, replay
from dashboard.acts.apply import apply
from dashboard.acts.people import LOCAL, Person
from dashboard.acts.record import written
from dashboard.contracts import contract
from dashboard.format import day
from dashboard.intake import Options, Reading, Refused
from dashboard.intake.recall import OF_TABLE
from dashboard.library import ask
from dashboard.warehouse import Warehouse, Writer

TABLE = contract("mappings")
_REMEMBERED = "What was said is remembered for files with this header."
_FORGOTTEN = "What was said before of files with this header is forgotten."


def read(warehouse: Warehouse, data: bytes, name: str, options: Options) -> Reading:
    """A file as intake reads it, with what was said of its header before, in the workspace's time zone."""
    zone = ask(warehouse, "data/time_zone").first()["time_zone"]
    if not _is_zone(zone):
        raise Refused(f"The workspace's time zone, “{zone}”, is none that is known: choose one such as Europe/Berlin.")
    return intake.read(data, name, options, known(warehouse), zone)


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (KeyError, OSError, ValueError):
        return False


def known(warehouse: Warehouse) -> dict[str, dict[str, Any]]:
    """By header, the fields of Options that were said, how the file was loaded then, and who said it when."""
    return {saved["header"]: fields(saved) for saved in ask(warehouse, "data/saved_readings").records()}


def fields(saved: dict[str, Any]) -> dict[str, Any]:
    """A saved reading as intake takes it."""
    told = json.loads(saved["options"] or "{}")
    if saved["mapping"]:
        told["mapping"] = json.loads(saved["mapping"])
    who = "you" if saved["confirmed_by"] == LOCAL.name else saved["confirmed_by"]
    return told | {"loaded_as": saved["table_name"], "how": f"as {who} said on {day(saved['confirmed_at'])}"}


def remember(writer: Writer, reading: Reading, person: Person, batch_id: str) -> str:
    """Save what was said of the reading's header, where that is new; forget it where all was taken back. Says which it did."""
    told = {name: value for name, value in reading.said.items() if name != "mapping"}
    mapping = reading.said.get("mapping")
    values = {"mapping": json.dumps(mapping, ensure_ascii=False, sort_keys=True) if mapping else None}
    values["options"] = json.dumps(told, ensure_ascii=False, sort_keys=True) if told else None
    saved = writer.cursor.execute(
        'select mapping, options, "table" from live_mappings where header = $header', {"header": reading.header_key}
    ).fetchone()
    if not reading.said:
        return _FORGOTTEN if forget(writer, reading.header_key, person, batch_id) else ""
    if saved is None or saved[:2] != tuple(values.values()) or (saved[2] != reading.table and _is_of_table(reading)):
        row = _row(writer, reading, person) | values
        apply(writer, written(TABLE.name, [row]), batch_id, person.name, writer.at.date())
        return _REMEMBERED
    return ""


def _is_of_table(reading: Reading) -> bool:
    return any(name in reading.said for name in OF_TABLE)


def _row(writer: Writer, reading: Reading, person: Person) -> dict[str, Any]:
    return {
        "header": reading.header_key,
        "table": reading.table,
        "format": reading.source if reading.source != "file" else None,
        "file_name": reading.file,
        "confirmed_at": writer.at,
        "confirmed_by": person.name,
    }


def forget(writer: Writer, header: str, person: Person, batch_id: str) -> bool:
    """Take a saved reading away in this version; False where there is none."""
    cursor = writer.cursor
    if not cursor.execute("select 1 from live_mappings where header = $header", {"header": header}).fetchall():
        return False
    nothing = written(TABLE.name, [{"header": header}])
    apply(writer, replace(nothing, rows=nothing.rows.slice(0, 0)), batch_id, person.name, writer.at.date())
    cursor.execute(
        """
        insert into raw_mappings (row_id, batch_id, key, content, is_merged, is_vanished)
        select nextval('row_ids'), $batch_id, key, 0, false, true from live_mappings where header = $header
        """,
        {"batch_id": batch_id, "header": header},
    )
    cursor.execute(
        "create or replace temp table touched as select distinct key from raw_mappings where batch_id = $batch_id",
        {"batch_id": batch_id},
    )
    replay.settle(cursor, TABLE, writer.version)
    return True
