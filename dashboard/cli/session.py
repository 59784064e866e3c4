"""The command line's one way to an answer: the server that owns the file, or this process; and how it is printed."""

import getpass
import json
import os
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.cli import remote, terminal
from dashboard.progress import Tell, Work
from dashboard.warehouse import CannotOpen, Warehouse, WarehouseBusy

app = typer.Typer(
    name="tandem",
    help="Marketing and sales on one page.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
DEFAULT_DATABASE = Path("data/warehouse/tandem.duckdb")
PATIENCE = 20.0

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
AsOf = Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Leave out events on or after this day.")]
FromDay = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day counted; a usual one if absent.")]
ToDay = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="First day no longer counted.")]
KnownAt = Annotated[int | None, typer.Option("--known-at", help="What was known at this version.")]


@dataclass(frozen=True)
class Session:
    """Which database, and who asks."""

    database: Path
    user: str


@app.callback()
def _session(
    context: typer.Context,
    db: Annotated[
        Path | None, typer.Option("--db", help="The database (default: TANDEM_DB, or data/warehouse/tandem.duckdb).")
    ] = None,
    user: Annotated[str, typer.Option("--as", help="Who acts, for the log.")] = "",
) -> None:
    database = db or Path(os.environ.get("TANDEM_DB") or DEFAULT_DATABASE)
    context.obj = Session(database.absolute(), user or _login())


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "local"


def ask_server(session: Session, command: str, arguments: dict[str, Any]) -> tuple[int, Any, str]:
    """Exit code, document and words: of the server where it runs (it is waited for where it starts), else of this process."""
    patience = time.monotonic() + PATIENCE
    while True:
        try:
            with terminal.shown() as tell:
                answer = remote.call(session.database, command, arguments, session.user, tell)
                if answer is not None:
                    return answer.exit, answer.document, answer.message
                return _run_here(session, command, arguments, tell)
        except WarehouseBusy as refusal:
            if time.monotonic() > patience:
                return 1, {"refused": str(refusal)}, str(refusal)
            time.sleep(0.2)
        except (remote.ServerGone, CannotOpen) as refusal:
            return 1, {"refused": str(refusal)}, str(refusal)
        except KeyboardInterrupt:
            return 1, {"refused": "Cancelled."}, "Cancelled."


def _run_here(session: Session, command: str, arguments: dict[str, Any], tell: Tell) -> tuple[int, Any, str]:
    from dashboard.cli.commands import run

    warehouse = Warehouse.open(session.database)
    try:
        if command != "load":
            return run(warehouse, command, arguments, session.user)
        return _outcome(Work(lambda: run(warehouse, command, arguments, session.user), tell))
    finally:
        warehouse.close()


def _outcome(work: Work[tuple[int, Any, str]]) -> tuple[int, Any, str]:
    """What came of work in a thread of its own; Ctrl-C cancels it, and what is being saved is waited for."""
    while True:
        try:
            return work.result()
        except KeyboardInterrupt:
            work.progress.cancel()


def send(session: Session, command: str, arguments: dict[str, Any], as_json: bool) -> None:
    """Run a command and print its answer; ends the process where it was refused."""
    exit_code, document, text = ask_server(session, command, arguments)
    if as_json:
        typer.echo(json.dumps(document, ensure_ascii=False, indent=1))
        if exit_code and "refused" in document:
            typer.echo(text, err=True)
    else:
        typer.echo(text, err=exit_code != 0)
    if exit_code:
        raise typer.Exit(exit_code)


def refuse(sentence: str) -> None:
    """Say why not, and end with exit 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
