"""What each command does, whether the server or the command line itself runs it: arguments in, a document and words out."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from dashboard import format as words
from dashboard import progress
from dashboard.acts import again, batch, load, readings, undo
from dashboard.acts.build_demo import NotADemo, build_demo
from dashboard.acts.forget_reading import NothingSaid, forget_reading
from dashboard.acts.people import NotAllowed, Person
from dashboard.catalog import UnknownQuestion
from dashboard.cli.attribution import attribution
from dashboard.cli.lines import aligned
from dashboard.cli.pipeline_document import pipeline_document
from dashboard.cli.verdict import verdict
from dashboard.contracts import UnknownTable
from dashboard.intake import Options, Reading, Refused
from dashboard.intake.recall import FIELDS
from dashboard.intake.steps import asked
from dashboard.library import Answer, BadParameter, ask
from dashboard.warehouse import UnknownVersion, Warehouse

Outcome = tuple[int, dict[str, Any], str]
_REFUSALS = (
    Refused,
    NotAllowed,
    NotADemo,
    BadParameter,
    UnknownQuestion,
    UnknownTable,
    UnknownVersion,
    undo.NothingToUndo,
    NothingSaid,
    load.Moved,
    load.MaybeFiltered,
    load.Overlapping,
)


def run(warehouse: Warehouse, command: str, arguments: Mapping[str, Any], user: str) -> Outcome:
    """Run one command: (exit code, JSON document, text for people). A refusal is exit 1 and one sentence."""
    try:
        with nullcontext() if command == "load" else progress.to_the_end():
            exit_code, document, text = _COMMANDS[command](warehouse, arguments, Person(user))
        return exit_code, plain(document), text
    except _REFUSALS as refusal:
        return 1, {"refused": str(refusal)}, str(refusal)
    except duckdb.Error as error:
        return 1, {"refused": _sentence(error)}, _sentence(error)


def _load(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
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
        sentence = f"{path} cannot be read: {error.strerror or error}."
        return asdict(batch.refused(path.name, sentence, (asked("receive", sentence, ()),)))
    except Refused as refusal:
        return asdict(batch.unread(path.name, refusal))
    try:
        return (
            _dry(warehouse, reading, arguments)
            if arguments.get("dry_run")
            else _commit(warehouse, reading, data, arguments, person)
        )
    except (load.Overlapping, load.MaybeFiltered) as refusal:
        answer = ("--overlap",) if isinstance(refusal, load.Overlapping) else ("--whole", "--full-refresh")
        return asdict(batch.stopped(reading, "diff", str(refusal), answer))
    except (load.Moved, duckdb.Error) as error:
        return asdict(batch.stopped(reading, "commit", _sentence(error)))


def _commit(warehouse: Warehouse, reading: Reading, data: bytes, arguments: Mapping[str, Any], person: Person) -> dict[str, Any]:
    done = load.commit(warehouse, reading, data, person, whole=bool(arguments.get("whole")), remember=True, **_said(arguments))
    return asdict(done)


def _dry(warehouse: Warehouse, reading: Reading, arguments: Mapping[str, Any]) -> dict[str, Any]:
    preview = load.preview(warehouse, reading, **_said(arguments))
    if preview.overlap:
        raise load.Overlapping(preview.overlap)
    if preview.filtered and not arguments.get("whole"):
        raise load.MaybeFiltered(preview.filtered)
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


def _sentence(error: Exception) -> str:
    if isinstance(error, duckdb.Error):
        return f"The database could not do this: {str(error).splitlines()[0]}"
    return str(error)


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


def _undo(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    undone = undo.undo(warehouse, arguments["batch"], person)
    return (
        0,
        document(_answer(warehouse, "data/batches", {})) | asdict(undone),
        f"Took back {undone.file} ({undone.batch_id}).",
    )


def _question(name: str) -> Callable[[Warehouse, Mapping[str, Any], Person], Outcome]:
    def command(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
        answer = _answer(warehouse, name, arguments)
        return 0, document(answer), table(answer)

    return command


def _readings(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    header = arguments.get("forget")
    if header:
        forget_reading(warehouse, header, person)
    answer = _answer(warehouse, "data/saved_readings", {})
    text = table(answer) if answer.rows else "No reading is saved."
    return 0, document(answer), f"Forgotten.\n{text}" if header else text


def _ask(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    answer = _answer(warehouse, arguments["question"], arguments)
    return 0, document(answer), table(answer)


def _check(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    answer = _answer(warehouse, "data/problems", arguments)
    text = table(answer) if answer.rows else "No data problems."
    return 0, document(answer), text


def _attribution(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    return 0, *attribution(warehouse, arguments)


def _pipeline(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    found, answers = pipeline_document(warehouse, arguments)
    return 0, found, "\n\n".join(table(answer) for answer in answers)


def _demo(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    built = build_demo(warehouse, int(arguments.get("seed") or 7), arguments.get("size") or "small", person)
    return 0, asdict(built), built.sentence


def _answer(warehouse: Warehouse, name: str, arguments: Mapping[str, Any]) -> Answer:
    as_of = arguments.get("as_of")
    version = arguments.get("known_at")
    return ask(
        warehouse,
        name,
        arguments.get("parameters") or {},
        version=int(version) if version is not None else None,
        as_of=date.fromisoformat(as_of) if as_of else None,
    )


def plain(value: Any) -> Any:
    """A document as JSON has it: dates as text, decimals as numbers."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def document(answer: Answer) -> dict[str, Any]:
    """A question's answer as interface.md's object: as_of, from, to and rows."""
    return {
        "question": answer.query.name,
        "version": answer.version,
        "as_of": answer.as_of,
        "from": answer.parameters.get("from"),
        "to": answer.parameters.get("to"),
        "rows": answer.records(),
    }


def table(answer: Answer) -> str:
    """A question's answer in columns for a terminal."""
    units = {column.name: column.unit for column in answer.query.columns}
    shown = [[words.show(value, units[name], exact=True) for name, value in record.items()] for record in answer.records()]
    return "\n".join([answer.query.title, aligned([answer.columns, *shown])])


_COMMANDS: dict[str, Callable[[Warehouse, Mapping[str, Any], Person], Outcome]] = {
    "load": _load,
    "undo": _undo,
    "batches": _question("data/batches"),
    "check": _check,
    "readings": _readings,
    "audit": _question("data/audit"),
    "ask": _ask,
    "attribution": _attribution,
    "pipeline": _pipeline,
    "demo": _demo,
    "verdict": verdict,
}
