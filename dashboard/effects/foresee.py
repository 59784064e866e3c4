"""The whole study of a period: deals and their spells in; draws of where it lands, week by week, and of past quarters, out."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np

from .forecast import NEVER, WEEK, Forecast, History, Standing, forecast, standing, why_not
from .missed import Miss, corrected, missed

NOW, BEFORE = 1000, 400
PAST_QUARTERS = 8
WON_PART, OPEN_PART, NEW_PART, BOTH_PARTS = "won", "open", "new", "both"


@dataclass(frozen=True)
class Foreseen:
    """draws: (day, end, region, segment, part, money of each draw); region and segment empty where a past period is told whole.

    The parts of a draw, what was won before the day among them, add up to where the period lands in it.
    why_not: the sentence where nothing can be said. chances: each open deal's chance to be won in the period.
    """

    draws: tuple[tuple[date, date, str, str, str, list[float]], ...]
    why_not: str
    seconds: float
    cpu_seconds: float
    chances: tuple[tuple[str, float], ...] = ()


def period_study(inputs: Mapping[str, Any], progress: Callable[[float, str], None]) -> Foreseen:
    """inputs: scope (records of one row), deals, spells and quarters, as the questions of these names have them."""
    wall, cpu = time.perf_counter(), time.process_time()
    if not inputs["scope"] or not inputs["deals"]:
        return Foreseen((), "No deals are loaded.", 0.0, 0.0)
    scope = inputs["scope"][0]
    progress(0.05, "Following each deal from day to day")
    history, cells = arranged(scope["day"], inputs["deals"], inputs["spells"], inputs["quarters"])
    if why := why_not(history, scope["day"].toordinal()):
        return Foreseen((), why, 0.0, 0.0)
    past = standing_on_weekday(history, scope["day"].toordinal())
    progress(0.2, "Forecasting past quarters as they stood")
    misses: list[Miss] = []
    draws = list(_past(history, past, scope, inputs["quarters"], misses))
    progress(0.7, "Forecasting this period, week by week")
    found = {day: _foreseen(history, past, day, scope, misses) for day in _weeks(scope) if not why_not(history, day.toordinal())}
    draws += [row for day, each in found.items() for row in _told(history, each, cells, day, scope)]
    now = found[scope["day"]]
    chances = tuple(
        (inputs["deals"][deal]["opportunity_id"], chance) for deal, chance in zip(now.deals, now.chance.tolist(), strict=True)
    )
    return Foreseen(tuple(draws), "", time.perf_counter() - wall, time.process_time() - cpu, chances)


def arranged(
    day: date, deals: Sequence[Mapping[str, Any]], spells: Sequence[Mapping[str, Any]], quarters: Sequence[Mapping[str, Any]]
) -> tuple[History, list[tuple[str, str]]]:
    """Records as arrays, and which region and segment each cell is."""
    cells = sorted({(row["region"], row["segment"]) for row in deals})
    segments = sorted({segment for _, segment in cells})
    stages = sorted({row["stage"] or "" for row in spells}) or [""]
    place = {row["opportunity_id"]: number for number, row in enumerate(deals)}
    kept = [row for row in spells if row["opportunity_id"] in place]
    ends = {end for row in quarters for end in (row["quarter_start_date"], row["quarter_end_date"])}
    return History(
        created=_days(row["created_date"] for row in deals),
        closed=_days(row["closed_date"] for row in deals),
        won=np.array([row["is_won"] for row in deals], bool),
        amount=_money(row["amount"] for row in deals),
        cell=np.array([cells.index((row["region"], row["segment"])) for row in deals], int),
        segment=np.array([segments.index(row["segment"]) for row in deals], int),
        teaches=np.array([row["teaches"] for row in deals], bool),
        deal=np.array([place[row["opportunity_id"]] for row in kept], int),
        from_day=_days(row["from_date"] for row in kept),
        until_day=_days(row["until_date"] for row in kept),
        stage=np.array([stages.index(row["stage"] or "") for row in kept], int),
        worth=_money(row["amount"] for row in kept),
        stages=len(stages),
        segments=len(segments),
        cells=len(cells),
        ends=np.array(sorted(end.toordinal() for end in ends), int),
        every=float(deals[0]["stands_for"]),
    ), cells


def _days(days: Iterator[date | None] | Any) -> np.ndarray:
    return np.array([NEVER if day is None else day.toordinal() for day in days], int)


def _money(amounts: Iterator[Any] | Any) -> np.ndarray:
    return np.array([np.nan if amount is None else float(amount) for amount in amounts], float)


def standing_on_weekday(history: History, last: int) -> Callable[[int], Standing]:
    """Deals as they stood on days before, of the same day of the week as a day up to `last`.

    Many more deals close on some days of the week than on others (a Monday often has those of the weekend): windows of other
    weekdays hold more or fewer of these.
    """
    first = int(history.created.min())
    stood = cache(lambda back: standing(history, first, last - back))
    return lambda day: stood((last - day) % WEEK)


def _weeks(scope: Mapping[str, Any]) -> list[date]:
    """The period's first day and each week after it, up to the day we stand on, which comes last."""
    day, first = scope["day"], min(scope["from_date"], scope["day"])
    return [*(first + timedelta(days=step) for step in range(0, (day - first).days, WEEK)), day]


def _foreseen(
    history: History, past: Callable[[int], Standing], day: date, scope: Mapping[str, Any], misses: Sequence[Miss]
) -> Forecast:
    on, end = day.toordinal(), scope["to_date"].toordinal()
    return corrected(forecast(history, past(on), on, end, NOW if day == scope["day"] else BEFORE), misses, on, end)


def _told(
    history: History, found: Forecast, cells: list[tuple[str, str]], day: date, scope: Mapping[str, Any]
) -> Iterator[tuple[date, date, str, str, str, list[float]]]:
    end, is_now = scope["to_date"], day == scope["day"]
    won = _won(history, scope["from_date"].toordinal(), day.toordinal())
    for place, (region, segment) in enumerate(cells):
        for part, draws in _parts(found, place, is_now):
            yield day, end, region, segment, part, _rounded(draws)
        yield day, end, region, segment, WON_PART, [round(float(won[place]), 2)] * len(found.total)


def _won(history: History, first: int, after: int) -> np.ndarray:
    """Money won on days from the first and before the other, by cell; each deal for those it stands for."""
    inside = history.won & (history.closed >= first) & (history.closed < after)
    return np.bincount(history.cell[inside], np.nan_to_num(history.amount[inside]), history.cells)


def _parts(found: Forecast, place: int, is_now: bool) -> list[tuple[str, np.ndarray]]:
    from_open, from_new = found.from_open[:, place], found.from_new[:, place]
    return [(OPEN_PART, from_open), (NEW_PART, from_new)] if is_now else [(BOTH_PARTS, from_open + from_new)]


def _past(
    history: History,
    past: Callable[[int], Standing],
    scope: Mapping[str, Any],
    quarters: Sequence[Mapping[str, Any]],
    misses: list[Miss],
) -> Iterator[tuple[date, date, str, str, str, list[float]]]:
    """Quarters that had ended by the day, each week of them, the company as a whole; misses grows by how far each was off.

    Each is corrected by the misses of those before it, as it would have been then.
    """
    ended = sorted(
        (row["quarter_start_date"], row["quarter_end_date"]) for row in quarters if row["quarter_end_date"] <= scope["day"]
    )
    for first, end in ended[-PAST_QUARTERS:]:
        for step in range(0, (end - first).days, WEEK):
            on, last = first.toordinal() + step, end.toordinal()
            if not why_not(history, on):
                found = forecast(history, past(on), on, last, BEFORE, sample=True)
                won = _won(history, first.toordinal(), on).sum()
                total = corrected(found, misses, on, last).total
                yield first + timedelta(days=step), end, "", "", BOTH_PARTS, _rounded((won + total) * history.every)
                misses += missed(found, float(_won(history, on, last).sum()), on, last)


def _rounded(draws: np.ndarray) -> list[float]:
    return [round(float(draw), 2) for draw in draws]
