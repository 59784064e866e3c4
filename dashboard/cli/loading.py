"""What `load` does: each file read, shown or saved, all or nothing per file."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from dashboard import format as words
from dashboard import progress
from dashboard.acts import again, batch, readings
from dashboard.acts import load as loads
from dashboard.acts.people import Person
from dashboard.cli.answers import Outcome, sentence
from dashboard.intake import Options, Reading, Refused
from dashboard.intake.recall import FIELDS
from dashboard.intake.steps import asked
from dashboard.warehouse import Warehouse


def load(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    """Load the files; exit 1 where any was refused."""
    told = arguments.get("options", {})
    options = Options(**told | {"as_found": FIELDS if told.get("as_found") else ()})
    batches = [_load_or_stop(warehouse, Path(file), options, arguments, person) for file in arguments["files"]]
    refused = any(batch["status"] == "refused" for batch in batches)
    return int(refused), {"batches": batches}, "\n".join(_batch_words(batch) for batch in batches)


def _load_or_stop(
    warehouse: Warehouse, path: Path, options: Options, arguments: Mapping[str, Any], person: Person
) -> dict[str, Any]:
    try:
        return _load_one(warehouse, path, options, arguments, person)
    except progress.Cancelled as cancelled:
        return asdict(batch.refused(path.name, str(cancelled), ()))


def _load_one(warehouse: Warehouse, path: Path, options: Options, arguments: Mapping[str, Any], person: Person) -> dict[str, Any]:
    try:
        data, name = path.read_bytes(), path.name
        if mended := again.mended(warehouse, data, person):
            data, name, options = mended.data, mended.file, mended.options
            arguments = {**arguments, "observed_on": arguments.get("observed_on") or str(mended.observed_on)}
        reading = readings.read(warehouse, data, name, options)
    except OSError as error:
        why = f"{path} cannot be read: {error.strerror or error}."
        return asdict(batch.refused(path.name, why, (asked("receive", why, ()),)))
    except Refused as refusal:
        return asdict(batch.unread(path.name, refusal))
    try:
        return (
            _dry(warehouse, reading, arguments)
            if arguments.get("dry_run")
            else _commit(warehouse, reading, data, arguments, person)
        )
    except (loads.Overlapping, loads.MaybeFiltered) as refusal:
        answer = ("--overlap",) if isinstance(refusal, loads.Overlapping) else ("--whole", "--full-refresh")
        return asdict(batch.stopped(reading, "diff", str(refusal), answer))
    except (loads.Moved, duckdb.Error) as error:
        return asdict(batch.stopped(reading, "commit", sentence(error)))


def _commit(warehouse: Warehouse, reading: Reading, data: bytes, arguments: Mapping[str, Any], person: Person) -> dict[str, Any]:
    done = loads.commit(warehouse, reading, data, person, whole=bool(arguments.get("whole")), remember=True, **_said(arguments))
    return asdict(done)


def _dry(warehouse: Warehouse, reading: Reading, arguments: Mapping[str, Any]) -> dict[str, Any]:
    preview = loads.preview(warehouse, reading, **_said(arguments))
    if preview.overlap:
        raise loads.Overlapping(preview.overlap)
    if preview.filtered and not arguments.get("whole"):
        raise loads.MaybeFiltered(preview.filtered)
    diff = {name: getattr(preview, name) for name in ("new", "changed", "unchanged", "vanished")}
    effects = [asdict(effect) for effect in preview.effects]
    notes = [*preview.batch.notes, *preview.unlike]
    return asdict(preview.batch) | {"notes": notes, "dry_run": True, "diff": diff, "effects": effects}


def _said(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of the load itself rather than of how a file is read."""
    day = arguments.get("observed_on")
    return {
        "observed_on": date.fromisoformat(day) if day else None,
        "full_refresh": bool(arguments.get("full_refresh")),
        "overlap": arguments.get("overlap") or "",
    }


def _batch_words(batch: dict[str, Any]) -> str:
    if batch["status"] == "refused":
        return f"{batch['file']}: refused. {batch['notes'][0]}"
    verb = {"loaded": "would load" if batch.get("dry_run") else "loaded", "unchanged": "nothing new"}[batch["status"]]
    lines = [
        f"{batch['file']}: {verb} as {batch['table']} {batch['batch_id']}".rstrip(),
        f"  {batch['rows_in']:,} rows = {_parts(batch)}",
    ]
    lines += [f"  {name}: {value:,}" for name, value in batch["totals"].items()]
    if "diff" in batch:
        lines.append("  " + ", ".join(f"{number:,} {name}" for name, number in batch["diff"].items()))
        lines += [
            f"  {effect['metric']}: {words.show(effect['before'], effect['unit'])} → {words.show(effect['after'], effect['unit'])}"
            for effect in batch["effects"]
            if effect["before"] != effect["after"]
        ]
    lines += [f"  {note}" for note in batch["notes"]]
    lines += [
        f"  line {reject['line']}, {reject['column']} = {reject['value']!r}: {reject['reason']}" for reject in batch["rejects"][:20]
    ]
    return "\n".join(lines)


def _parts(batch: dict[str, Any]) -> str:
    parts = [f"{batch[f'rows_{name}']:,} {name}" for name in ("loaded", "rejected", "skipped")]
    return " + ".join(parts)
