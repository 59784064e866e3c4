"""The commands that serve, load and take back."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.options import one_of, pairs
from dashboard.cli.session import AsJson, Session, app, ask_server, refuse, send
from dashboard.format import listing
from dashboard.intake.folder import exports
from dashboard.warehouse import CannotOpen, WarehouseBusy


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
        refuse(str(refusal))


@app.command()
def demo(
    context: typer.Context,
    seed: Annotated[int, typer.Option(help="Another company for another number.")] = 7,
    size: Annotated[str, typer.Option(help="small or tiny.")] = "small",
    as_json: AsJson = False,
) -> None:
    """Build the demo company in its own file, again if it stands there. Example: tandem demo --seed 7"""
    session = Session(context.obj.database.with_name("demo.duckdb"), context.obj.user)
    send(session, "demo", {"seed": seed, "size": size}, as_json)


@app.command()
def load(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="CSV or XLSX exports, or folders of them, in any order.")],
    table: Annotated[str | None, typer.Option(help="Which table the files are, where their headers do not tell.")] = None,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", help="'Theirs=ours'; nothing after = leaves the column out.")
    ] = None,
    constants: Annotated[list[str] | None, typer.Option("--set", help="column=value for every row.")] = None,
    stages: Annotated[
        list[str] | None, typer.Option("--stage", help="'Their stage=won', lost or open, where nothing in a file of deals tells.")
    ] = None,
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
        "stages": pairs(stages, "--stage"),
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
        refuse("There is no .csv, .tsv, .txt or .xlsx file to load there.")
    arguments = {
        "files": [str(file.absolute()) for file in found],
        "options": options,
        "observed_on": observed_on.date().isoformat() if observed_on else None,
        "full_refresh": full_refresh,
        "whole": whole,
        "overlap": one_of(overlap, ("replace", "add"), "--overlap"),
    }
    if not (yes or as_json or dry_run) and sys.stdin.isatty():
        answer = ask_server(context.obj, "load", arguments | {"dry_run": True})
        typer.echo(answer[2])
        typer.confirm("Load this?", abort=True)
    send(context.obj, "load", arguments | {"dry_run": dry_run}, as_json)


@app.command()
def undo(context: typer.Context, batch: str, as_json: AsJson = False) -> None:
    """Take one batch back. Example: tandem undo b00012"""
    send(context.obj, "undo", {"batch": batch}, as_json)


@app.command()
def export(context: typer.Context, folder: Path, as_json: AsJson = False) -> None:
    """Write all that counts as files that load again, with `load FOLDER --yes --overlap add`. Example: tandem export everything/"""
    send(context.obj, "export", {"folder": str(folder.absolute())}, as_json)


@app.command()
def readings(
    context: typer.Context,
    forget: Annotated[str | None, typer.Option(help="Header, as listed, of a reading to forget.")] = None,
    as_json: AsJson = False,
) -> None:
    """What was said of files that come again. Example: tandem readings --forget 'campaign|cost|day'"""
    send(context.obj, "readings", {"forget": forget}, as_json)
