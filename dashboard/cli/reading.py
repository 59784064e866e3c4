"""The commands that only read."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.options import clocks, days, one_of, pairs
from dashboard.cli.session import AsJson, AsOf, FromDay, KnownAt, ToDay, app, refuse, send


@app.command()
def verdict(
    context: typer.Context,
    first: FromDay = None,
    after: ToDay = None,
    outcome: Annotated[str, typer.Option(help="What spend is held against: the deals of each week, or their amount.")] = "deals",
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Does media spend drive revenue, and does it pay? The last 52 weeks unless told. Example: tandem verdict --json"""
    one_of(outcome, ("deals", "amount"), "--outcome")
    send(context.obj, "verdict", days(first, after) | clocks(as_of, known_at) | {"outcome": outcome}, as_json)


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
    send(context.obj, "attribution", arguments, as_json)


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
        refuse("--from stands after --to: give the earlier day first.")
    send(context.obj, "pipeline", days(first, after) | clocks(as_of, known_at), as_json)


@app.command()
def handoff(
    context: typer.Context,
    first: FromDay = None,
    after: ToDay = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """How each side keeps its half of the hand-over. Example: tandem handoff --from 2026-10-01 --to 2026-11-16 --json"""
    if first and after and first >= after:
        refuse("--from must stand before --to: give the earlier day first.")
    send(context.obj, "handoff", days(first, after) | clocks(as_of, known_at), as_json)


@app.command()
def findings(
    context: typer.Context,
    side: Annotated[str | None, typer.Option(help="marketing, sales or both: what that side can act on.")] = None,
    kind: Annotated[str | None, typer.Option(help="One kind, such as win_rate_drop.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Where are the opportunities and problems? Largest first. Example: tandem findings --side sales --json"""
    from dashboard.detectors import detectors

    for value, allowed, option in ((side, ("marketing", "sales", "both"), "--side"), (kind, tuple(detectors()), "--kind")):
        if value:
            one_of(value, allowed, option)
    send(context.obj, "findings", {"side": side, "kind": kind} | clocks(as_of, known_at), as_json)


@app.command()
def meeting(
    context: typer.Context,
    when: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Day of the meeting; the next one if absent.")
    ] = None,
    export: Annotated[str | None, typer.Option(help="Write the pack: pdf, pptx, html or csv.")] = None,
    out: Annotated[Path, typer.Option(help="File or folder of the pack.")] = Path(),
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """What is to be decided together; a closed meeting as it was kept. Example: tandem meeting --export pdf --out monday.pdf"""
    asked = {
        "date": when.date().isoformat() if when else None,
        "export": one_of(export, ("pdf", "pptx", "html", "csv"), "--export"),
    }
    send(context.obj, "meeting", asked | {"out": str(out.absolute())} | clocks(as_of, known_at), as_json)


@app.command()
def digest(
    context: typer.Context,
    when: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="Day of the meeting; the next one if absent.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write the mail to this file (.eml) or folder and send nothing.")] = None,
    as_json: AsJson = False,
) -> None:
    """Send the week as a mail and a webhook message, as settings.toml says. Example: tandem digest --out monday.eml"""
    asked = {"date": when.date().isoformat() if when else None, "out": str(out.absolute()) if out else None}
    send(context.obj, "digest", asked, as_json)


@app.command()
def forecast(
    context: typer.Context,
    first: FromDay = None,
    after: ToDay = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    as_json: AsJson = False,
) -> None:
    """Where does the quarter, or another period, land? Example: tandem forecast --to 2027-01-01 --json"""
    send(context.obj, "forecast", days(first, after) | clocks(as_of, known_at), as_json)


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
            refuse(str(unknown))
        return
    arguments = {"question": question, "parameters": pairs(parameters, "--param")} | clocks(as_of, known_at)
    send(context.obj, "ask", arguments, as_json)


@app.command()
def batches(context: typer.Context, as_of: AsOf = None, known_at: KnownAt = None, as_json: AsJson = False) -> None:
    """Every file that was loaded. Example: tandem batches --json"""
    send(context.obj, "batches", clocks(as_of, known_at), as_json)


@app.command()
def check(context: typer.Context, as_of: AsOf = None, known_at: KnownAt = None, as_json: AsJson = False) -> None:
    """Data problems. Example: tandem check"""
    send(context.obj, "check", clocks(as_of, known_at), as_json)


@app.command()
def audit(context: typer.Context, as_json: AsJson = False) -> None:
    """Who did what, when. Example: tandem audit --json"""
    send(context.obj, "audit", {}, as_json)
