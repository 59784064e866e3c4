"""The parts of the pack, each from one kept answer: numbers, cards, tables and charts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.format import UNKNOWN, change, count, day, listing, show, span
from dashboard.meeting import spoken
from dashboard.meeting.agenda import NOT_LOOKED, asked, opening
from dashboard.meeting.document import Card, Number, Section, table
from dashboard.meeting.pack import Kept

SIDES = {"marketing": "Marketing", "sales": "Sales", "both": "Both"}
HEADLINES = ("week/media_spend", "week/pipeline_created", "week/win_rate", "week/sales_cycle", "week/won_against_target")
OUTCOMES = {"decided": "Decided", "parked": "Parked", "carried": "Carried over", "noted": "Note", "promised": "Promise"}
_DATA = "data_problem"
RECORD = "promises/said_and_came"
_RECORDED = 9


def numbers(answers: Mapping[str, Kept], currency: str) -> tuple[Number, ...]:
    """The five numbers of This week, on one base of comparison."""
    found = [(answers[name], answers[name].records()[0]) for name in HEADLINES if name in answers and answers[name].rows]
    return tuple(_number(one, row, currency) for one, row in found)


def base(answers: Mapping[str, Kept]) -> str:
    """What the changes are against."""
    given = _given(answers)
    return f"Changes are against {span(given['base_from'], given['base_to'])}." if given else ""


def _number(one: Kept, row: Mapping[str, Any], currency: str) -> Number:
    unit, value, base = one.units()["value"], row["value"], row.get("base_value")
    words = "" if value is None or base is None else change(value - base, unit, currency)
    target = f"of {show(row['target'], 'money', currency)}" if row.get("target") is not None else ""
    return Number(one.title, show(value, unit, currency), " · ".join(filter(None, (target, words))))


def is_looked(answers: Mapping[str, Kept]) -> bool:
    """Whether findings were looked for in the newest files; packs kept before they said so were."""
    return "findings/opening" not in answers or bool(answers["findings/opening"].records()[0]["is_looked"])


def found(answers: Mapping[str, Kept], currency: str, most: int = 3) -> tuple[Section, ...]:
    """Opportunities beside problems, equal in number."""
    empty = "Nothing stands out here." if is_looked(answers) else NOT_LOOKED
    rows = answers["findings/all"].records() if "findings/all" in answers else []
    open_ = [row for row in rows if row["status"] != "closed" and row["kind"] != _DATA]
    return tuple(
        _found(title, [row for row in open_ if row["polarity"] == polarity], currency, most, empty) for title, polarity in _HALVES
    )


_HALVES = (("Opportunities", "opportunity"), ("Problems", "problem"))


def _found(title: str, rows: Sequence[Mapping[str, Any]], currency: str, most: int, empty: str) -> Section:
    ranked = sorted(rows, key=lambda row: -(row["mid"] or 0))[:most]
    of = f"{len(ranked)} of {len(rows)}, " if len(ranked) < len(rows) else ""
    cards = tuple(_card(row, currency) for row in ranked)
    return Section(title, f"{of}about 1 card in 10 is noise", cards=cards, empty=empty)


def _card(row: Mapping[str, Any], currency: str) -> Card:
    low, high = (show(row[end], "money", currency) for end in ("low", "high"))
    money = show(row["mid"], "money", currency)
    parts = ["counted, not estimated" if row["low"] == row["high"] else f"{low}–{high} a quarter"]
    parts += [f"since {day(row['since'])}"] if row["since"] and "since" not in row["sentence"] else []
    parts += {"promised": ["a promise is open on it"], "disputed": ["disputed"]}.get(row["status"], [])
    return Card(row["side"], row["sentence"], money, " · ".join(parts))


def agenda(answers: Mapping[str, Kept], when: date, presents: Mapping[str, Sequence[str]], currency: str) -> Section:
    """The questions in order, with who presents each."""
    rows = answers["meeting/agenda"].records() if "meeting/agenda" in answers else []
    heads = [("", "count"), ("Question", "text"), ("Can act", "text"), ("At stake a quarter", "money"), ("Presents", "text")]
    heads += [("Minutes", "count"), ("Answer", "text")]
    cells = [(place, *_asked(row, listing(list(presents.get(row["item_id"], ()))))) for place, row in enumerate(rows, start=1)]
    said = opening(when, rows, not is_looked(answers))
    return Section("To decide together", said if rows else "", table=table(heads, cells, currency), empty=said)


def _asked(row: Mapping[str, Any], presents: str) -> tuple[Any, ...]:
    words = f"{row['statement'] or ''} {row['question']}".strip()
    answer = OUTCOMES.get(row["outcome"] or "", "Open")
    return words, SIDES.get(row["side"], "Both"), row["mid"], presents, row["minutes"], answer


def said(answers: Mapping[str, Kept], currency: str) -> Section:
    """Decisions and notes, in the order they were made; promises have a table of their own."""
    rows = answers["meeting/said"].records() if "meeting/said" in answers else []
    about = asked(answers["meeting/agenda"].records()) if "meeting/agenda" in answers else {}
    heads = [("", "text"), ("What was said", "text"), ("About", "text"), ("Who", "text"), ("Side", "text")]
    cells = [
        (OUTCOMES[row["kind"]], row["words"], about.get(row["item_id"], ""), row["who"], SIDES.get(row["side"] or "", ""))
        for row in rows
        if row["kind"] in ("decided", "parked", "carried", "noted")
    ]
    return Section("Decisions and notes", table=table(heads, cells, currency), empty="Nothing is decided yet.")


def promises(answers: Mapping[str, Kept], judged: Mapping[str, str], currency: str) -> Section:
    """Open promises and those closed on the day, with who owns each and what the data say."""
    rows = answers["promises/list"].records() if "promises/list" in answers else []
    shown = [row for row in rows if row["status"] in ("open", "carried")]
    heads = [
        ("Promise", "text"),
        ("Owner", "text"),
        ("With", "text"),
        ("Side", "text"),
        ("Due", "date"),
        ("What the data say", "text"),
    ]
    cells = [(*_promised(row), judged.get(row["action_id"], "")) for row in shown]
    due = sum(1 for row in shown if row["is_due"])
    note = f"{count(len(shown), 'open promise')}, {due} due" if shown else ""
    return Section("Promises", note, table=table(heads, cells, currency), empty="Nobody has an open promise.")


def _promised(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["promise"], _owner(row), row["helper"], SIDES.get(row["side"] or "", ""), row["due_date"]


def _owner(row: Mapping[str, Any]) -> str:
    first = ", first time leading this" if row["is_first_time"] else ""
    return f"{row['owner'] or ''}{first}" + (f", {row['stand_in']} stands in" if row.get("stand_in") else "")


def record(answers: Mapping[str, Kept], currency: str) -> Section:
    """What was said ahead of time and ended, beside what came of it; the newest first."""
    rows = answers[RECORD].records()[:_RECORDED] if RECORD in answers else []
    heads = [(name, "text") for name in spoken.HEADS]
    cells = [spoken.line(row, currency) for row in rows]
    return Section("What we said, and what happened", "the newest first", table=table(heads, cells, currency))


def coverage(answers: Mapping[str, Kept], currency: str) -> Section:
    """Pipeline there is and pipeline needed."""
    rows = answers["pipeline/coverage"].records() if "pipeline/coverage" in answers else []
    heads = [("Segment", "text"), ("Open", "money"), ("Still to go", "money"), ("Have, times", "ratio"), ("Needed, times", "ratio")]
    cells = [(row["segment"], row["open_amount"], row["to_go"], row["have"], row["needed"]) for row in rows]
    return Section("Does the pipeline cover the target", table=table(heads, cells, currency))


def changes(answers: Mapping[str, Kept], currency: str) -> Section:
    """What happened in the last seven days."""
    rows = answers["week/changes"].records() if "week/changes" in answers else []
    heads = [("What happened", "text"), ("Deals", "count"), ("Amount", "money")]
    cells = [(row["change"], row["deals"], row["amount"]) for row in rows]
    return Section("What changed in the last seven days", table=table(heads, cells, currency))


def freshness(answers: Mapping[str, Kept], titles: Mapping[str, str]) -> str:
    """`Deals 15 Nov 2026 · Spend 15 Nov 2026`; never where nothing was loaded."""
    rows = answers["data/freshness"].records() if "data/freshness" in answers else []
    last = [(titles.get(row["table_name"], row["table_name"]), row["last_event_day"]) for row in rows]
    return " · ".join(f"{title} {day(when) if when else 'never'}" for title, when in last) or UNKNOWN


def window(answers: Mapping[str, Kept]) -> str:
    """The days counted, and those compared with."""
    given = _given(answers)
    if not given:
        return UNKNOWN
    return f"{span(given['from'], given['to'])}, compared with {span(given['base_from'], given['base_to'])}"


def _given(answers: Mapping[str, Kept]) -> dict[str, Any]:
    return next((one.parameters for one in answers.values() if "base_from" in one.parameters), {})


def filters(answers: Mapping[str, Kept]) -> str:
    """Which regions, segments and channels count."""
    given = {name: one.parameters.get(name) for one in answers.values() for name in ("regions", "segments", "channels")}
    chosen = [f"{name}: {', '.join(value)}" for name, value in given.items() if value]
    return "; ".join(chosen) or "none: all regions, segments and channels"


def last_day(answers: Sequence[Kept]) -> str:
    """The last day whose events count."""
    as_of = answers[0].as_of if answers else None
    return day(as_of - timedelta(days=1)) if as_of else UNKNOWN
