"""What each command does, whether the server or the command line itself runs it: arguments in, a document and words out."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from dashboard import format as words
from dashboard import progress
from dashboard.acts import load as loads
from dashboard.acts import undo
from dashboard.acts.build_demo import NotADemo, build_demo
from dashboard.acts.export import FolderInUse, export
from dashboard.acts.forget_reading import NothingSaid, forget_reading
from dashboard.acts.people import NotAllowed, Person
from dashboard.catalog import UnknownQuestion
from dashboard.cli.answers import Outcome, answer, document, plain, sentence, table
from dashboard.cli.attribution import attribution
from dashboard.cli.digest import digest
from dashboard.cli.findings import findings
from dashboard.cli.forecast import forecast
from dashboard.cli.handoff_document import handoff
from dashboard.cli.loading import load
from dashboard.cli.meeting import meeting
from dashboard.cli.pipeline_document import pipeline_document
from dashboard.cli.verdict import verdict
from dashboard.contracts import UnknownTable
from dashboard.deployment import BadSettings
from dashboard.intake import Refused
from dashboard.library import BadParameter
from dashboard.meeting.files import CannotWrite
from dashboard.warehouse import UnknownVersion, Warehouse

_REFUSALS = (
    Refused,
    NotAllowed,
    NotADemo,
    BadParameter,
    BadSettings,
    CannotWrite,
    UnknownQuestion,
    UnknownTable,
    UnknownVersion,
    undo.NothingToUndo,
    NothingSaid,
    FolderInUse,
    loads.Moved,
    loads.MaybeFiltered,
    loads.Overlapping,
)


def run(warehouse: Warehouse, command: str, arguments: Mapping[str, Any], user: str) -> Outcome:
    """Run one command: (exit code, JSON document, text for people). A refusal is exit 1 and one sentence."""
    try:
        with nullcontext() if command == "load" else progress.to_the_end():
            exit_code, told, text = _COMMANDS[command](warehouse, arguments, Person(user))
        return exit_code, plain(told), text
    except _REFUSALS as refusal:
        return 1, {"refused": str(refusal)}, str(refusal)
    except duckdb.Error as error:
        return 1, {"refused": sentence(error)}, sentence(error)


def _undo(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    undone = undo.undo(warehouse, arguments["batch"], person)
    return (
        0,
        document(answer(warehouse, "data/batches", {})) | asdict(undone),
        f"Took back {undone.file} ({undone.batch_id}).",
    )


def _question(name: str) -> Callable[[Warehouse, Mapping[str, Any], Person], Outcome]:
    def command(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
        found = answer(warehouse, name, arguments)
        return 0, document(found), table(found)

    return command


def _readings(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    header = arguments.get("forget")
    if header:
        forget_reading(warehouse, header, person)
    found = answer(warehouse, "data/saved_readings", {})
    text = table(found) if found.rows else "No reading is saved."
    return 0, document(found), f"Forgotten.\n{text}" if header else text


def _ask(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    found = answer(warehouse, arguments["question"], arguments)
    return 0, document(found), table(found)


def _check(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    found = answer(warehouse, "data/problems", arguments)
    text = table(found) if found.rows else "No data problems."
    return 0, document(found), text


def _attribution(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    return 0, *attribution(warehouse, arguments)


def _pipeline(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    found, answers = pipeline_document(warehouse, arguments)
    return 0, found, "\n\n".join(table(answer) for answer in answers)


def _demo(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    built = build_demo(warehouse, int(arguments.get("seed") or 7), arguments.get("size") or "small", person)
    return 0, asdict(built), built.sentence


def _export(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    done = export(warehouse, Path(arguments["folder"]), person)
    return 0, asdict(done), f"{words.count(done.files, 'file')} with {words.count(done.rows, 'row')} in {done.folder}."


_COMMANDS: dict[str, Callable[[Warehouse, Mapping[str, Any], Person], Outcome]] = {
    "load": load,
    "undo": _undo,
    "batches": _question("data/batches"),
    "check": _check,
    "readings": _readings,
    "audit": _question("data/audit"),
    "ask": _ask,
    "attribution": _attribution,
    "pipeline": _pipeline,
    "meeting": meeting,
    "digest": digest,
    "demo": _demo,
    "export": _export,
    "handoff": handoff,
    "findings": findings,
    "verdict": verdict,
    "forecast": forecast,
}
