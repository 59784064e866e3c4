"""The command line: reads the words, sends the call to the server that owns the file or runs it here, prints the answer."""

import getpass
import json
import os
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.cli import remote, terminal
from dashboard.cli.options import clocks, days, one_of, pairs
from dashboard.format import listing
from dashboard.intake.folder import exports
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


@app.command()
def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port of the dashboard.")] = 8501,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
) -> None:
    """Start the dashboard. Example: tandem serve --port 8501"""
    from dashboard.server import CannotServe
    from dashboard.server import serve as run_server

    try:
        run_server(context.obj.database, port, host)
    except (CannotServe, CannotOpen, WarehouseBusy) as refusal:
        _refuse(str(refusal))


@app.command()
def demo(
    context: typer.Context,
    seed: Annotated[int, typer.Option(help="Another company for another number.")] = 7,
    size: Annotated[str, typer.Option(help="small or tiny.")] = "small",
    as_json: AsJson = False,
) -> None:
    """Build the demo company in its own file, again if it stands there. Example: tandem demo --seed 7"""
    session = Session(context.obj.database.with_name("demo.duckdb"), context.obj.user)
    _call(session, "demo", {"seed": seed, "size": size}, as_json)


@app.command()
def load(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="CSV or XLSX exports, or folders of them, in any order.")],
    table: Annotated[str | None, typer.Option(help="Which table the files are, where their headers do not tell.")] = None,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="'Theirs=ours'; nothing after = leaves the column out.")
    ] = None,
    constants: Annotated[list[str] | None, typer.Option("--set", help="column=value for every row.")] = None,
    dates: Annotated[str | None, typer.Option(help="dmy or mdy, where the dates can be read both ways.")] = None,
    decimal: Annotated[str | None, typer.Option(help="comma or point, where amounts can be read both ways.")] = None,
    currency: Annotated[str | None, typer.Option(help="Currency of the amounts, e.g. EUR.")] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding, where it cannot be told.")] = None,
    header_row: Annotated[int | None, typer.Option("--header-row", help="Line of the header, counted from 1.")] = None,
    as_found: Annotated[
        bool, typer.Option("--as-found", help="Leave out what was said of such files before; a load forgets it.")
    ] = False,
    observed_on: Annotated[datetime | None, typer.Option("--observed-on", formats=["%Y-%m-%d"], help="Day of the export.")] = None,
    full_refresh: Annotated[bool, typer.Option("--full-refresh", help="The file is complete: what it lacks is gone.")] = False,
    whole: Annotated[bool, typer.Option("--whole", help="It really is everything, though much is gone.")] = False,
    overlap: Annotated[str | None, typer.Option(help="replace or add, where spend is loaded already from another file.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; save nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Load without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Load exports. Example: tandem load opportunities.csv spend.csv --dry-run, or a whole folder: tandem load exports/"""
    options = {
        "table": table,
        "mapping": pairs(mapping, "--map"),
        "constants": pairs(constants, "--set"),
        "dates": one_of(dates, ("dmy", "mdy"), "--dates"),
        "decimal": one_of(decimal, ("comma", "point"), "--decimal"),
        "currency": currency,
        "sheet": sheet,
        "encoding": encoding,
        "header_row": header_row,
        "as_found": as_found,
    }
    found, left_out = exports(files)
    if left_out:
        typer.echo(f"Left out, not an export: {listing([str(path) for path in left_out])}.", err=True)
    if not found:
        _refuse("There is no .csv, .tsv, .txt or .xlsx file to load there.")
    arguments = {
        "files": [str(file.absolute()) for file in found],
        "options": options,
        "observed_on": observed_on.date().isoformat() if observed_on else None,
        "full_refresh": full_refresh,
        "whole": whole,
        "overlap": one_of(overlap, ("replace", "add"), "--overlap"),
    }
    if not (yes or as_json or dry_run) and sys.stdin.isatty():
        answer = _ask_server(context.obj, "load", arguments | {"dry_run": True})
        typer.echo(answer[2])
        typer.confirm("Load this?", abort=True)
    _call(context.obj, "load", arguments | {"dry_run": dry_run}, as_json)


@app.command()
def undo(context: typer.Context, batch: str, as_json: AsJson = False) -> None:
    """Take one batch back. Example: tandem undo b00012"""
    _call(context.obj, "undo", {"batch": batch}, as_json)


@app.command()
def export(context: typer.Context, folder: Path, as_json: AsJson = False) -> None:
    """Write all that counts as files that load again, with `load FOLDER --yes --overlap add`. Example: tandem export everything/"""
    _call(context.obj, "export", {"folder": str(folder.absolute())}, as_json)


@app.command()
def batches(context: typer.Context, as_of: AsOf = None, known_at: KnownAt = None, as_json: AsJson = False) -> None:
    """Every file that was loaded. Example: tandem batches --json"""
    _call(context.obj, "batches", clocks(as_of, known_at), as_json)


@app.command()
def readings(
    context: typer.Context,
    forget: Annotated[str | None, typer.Option(help="Header, as listed, of a reading to forget.")] = None,
    as_json: AsJson = False,
) -> None:
    """What was said of files that come again. Example: tandem readings --forget 'campaign|cost|day'"""
    _call(context.obj, "readings", {"forget": forget}, as_json)


@app.command()
def check(context: typer.Context, as_of: AsOf = None, known_at: KnownAt = None, as_json: AsJson = False) -> None:
    """Data problems. Example: tandem check"""
    _call(context.obj, "check", clocks(as_of, known_at), as_json)


@app.command()
def audit(context: typer.Context, as_json: AsJson = False) -> None:
    """Who did what, when. Example: tandem audit --json"""
    _call(context.obj, "audit", {}, as_json)


@app.command()
def verdict(
    context: typer.Context,
    first: FromDay = None,
    after: ToDay = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Does media spend drive revenue, and does it pay? The last 52 weeks unless told. Example: tandem verdict --json"""
    _call(context.obj, "verdict", days(first, after) | clocks(as_of, known_at), as_json)


@app.command()
def pipeline(
    context: typer.Context,
    first: FromDay = None,
    after: ToDay = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """What moved, and will we make the number. Example: tandem pipeline --from 2026-10-01 --to 2026-11-16 --json"""
    if first and after and first > after:
        _refuse("--from stands after --to: give the earlier day first.")
    _call(context.obj, "pipeline", days(first, after) | clocks(as_of, known_at), as_json)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="folder/question, as in queries/.")],
    parameters: Annotated[list[str] | None, typer.Option("--param", help="name=value")] = None,
    sql: Annotated[bool, typer.Option("--sql", help="Print the SQL instead.")] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Answer any question by name. Example: tandem ask revenue/by_month --param from=2026-01-01 --param to=2026-04-01"""
    if sql:
        from dashboard.catalog import UnknownQuestion, query

        try:
            typer.echo(query(question).sql)
        except UnknownQuestion as unknown:
            _refuse(str(unknown))
        return
    arguments = {"question": question, "parameters": pairs(parameters, "--param")} | clocks(as_of, known_at)
    _call(context.obj, "ask", arguments, as_json)


@app.command()
def attribution(
    context: typer.Context,
    model: Annotated[str, typer.Option(help="One model by its name, or all.")] = "all",
    milestone: Annotated[str, typer.Option(help="created or won.")] = "won",
    by: Annotated[str, typer.Option(help="channel or campaign.")] = "channel",
    from_: FromDay = None,
    to: ToDay = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Who earns the credit; the quarter to date unless told. Example: tandem attribution --model linear --by campaign"""
    from dashboard.cli.attribution import EARNERS, MILESTONES, MODELS

    checked = ((model, ("all", *MODELS), "--model"), (milestone, MILESTONES, "--milestone"), (by, EARNERS, "--by"))
    for value, allowed, option in checked:
        one_of(value, allowed, option)
    arguments = {"model": model, "milestone": milestone, "by": by} | days(from_, to) | clocks(as_of, known_at)
    _call(context.obj, "attribution", arguments, as_json)


def _ask_server(session: Session, command: str, arguments: dict[str, Any]) -> tuple[int, Any, str]:
    """The server answers where it runs, and is waited for where it starts; else this process opens the file and lets it go."""
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


def _call(session: Session, command: str, arguments: dict[str, Any], as_json: bool) -> None:
    exit_code, document, text = _ask_server(session, command, arguments)
    if as_json:
        typer.echo(json.dumps(document, ensure_ascii=False, indent=1))
        if exit_code and "refused" in document:
            typer.echo(text, err=True)
    else:
        typer.echo(text, err=exit_code != 0)
    if exit_code:
        raise typer.Exit(exit_code)


def _refuse(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def main() -> None:
    """Entry point of `tandem` and `python -m dashboard`."""
    app()
