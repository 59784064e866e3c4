"""Are findings right? Loads invented companies as anybody's files, and looks for what was planted: part of `make calibration`."""

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.acts.find import counted
from dashboard.acts.judge import judge
from dashboard.acts.load import commit
from dashboard.effects.discover import Found
from dashboard.effects.findings import findings_study
from dashboard.intake import Options, read
from dashboard.warehouse import Warehouse
from tools.found_companies import Company, company
from tools.plants import STUDIED, TIMES, TOLD, Planted, is_there

KINDS = (*TIMES, *TOLD, *STUDIED)


@dataclass(frozen=True)
class Look:
    """One company looked at: planted, found, of these with the money known and covered, how many are shown, which are not there."""

    planted: list[Planted]
    found: list[Planted]
    valued: int
    covered: int
    shown: int
    false: list[Found]
    seconds: float


def look(seed: int, is_planted: bool, empty: Path) -> Look:
    """One company, loaded, studied and searched; a study of spend only where a channel is planted or nothing is."""
    began = time.process_time()
    made = company(seed, is_planted, KINDS[seed % len(KINDS)])
    inputs = searches(made, not is_planted or any(one.kind in STUDIED for one in made.planted), empty)
    return judged(made.planted, findings_study(inputs, lambda share, words: None), time.process_time() - began)


def judged(planted: list[Planted], shown: list[Found], seconds: float = 0.0) -> Look:
    """What was found of what is planted, and what else."""
    found, valued, covered = [], 0, 0
    for one in planted:
        right = [each for each in shown if (each.kind, each.scope) == (one.kind, one.scope)]
        found += [one] * bool(right)
        valued += bool(right) and one.money is not None
        covered += any(one.money is not None and each.low - 1 <= one.money <= each.high + 1 for each in right)
    false = [each for each in shown if not is_there(each.kind, each.scope, planted)]
    return Look(planted, found, valued, covered, len(shown), false, seconds)


def searches(made: Company, is_studied: bool, empty: Path) -> dict[str, Any]:
    """What the study of findings takes of a company, once its files are loaded like anybody's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty, folder))
        warehouse = Warehouse.open(path)
        warehouse.leaves_marts = True
        for table, frame in made.tables.items():
            _load(warehouse, table, frame)
        if is_studied:
            judge(warehouse)
        with warehouse.reading(None, None) as reader:
            found = counted(reader)
        warehouse.close()
    return found


def _load(warehouse: Warehouse, table: str, frame: pd.DataFrame) -> None:
    data = frame.to_csv(index=False).encode()
    batch = commit(warehouse, read(data, f"{table}.csv", Options(table=table)), data, whole=True)
    if batch.rows_rejected:
        raise ValueError(f"{table}: {batch.rejects[:3]}")


def told(one: Look) -> Iterator[str]:
    """What was missed and what is false, in words."""
    for each in one.planted:
        if each not in one.found:
            yield f"   missed {each.kind} {each.scope} since {each.since} ramp {each.ramp} money {each.money or 0:,.0f}"
    for card in one.false:
        yield f"   false  {card.kind} {card.scope} now {card.now} before {card.before} sure {card.confidence:.5f}"


@contextmanager
def empty_file() -> Iterator[Path]:
    """A warehouse with nothing in it, made once and copied."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "found.duckdb"
        Warehouse.open(path).close()
        yield path


def main() -> None:
    """Prints the shares found, false and covered."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--companies", type=int, default=50)
    options.add_argument("--idle", type=int, default=20)
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--tell", action="store_true", help="name what is missed and what is false")
    chosen = options.parse_args()
    seeds = [(chosen.first + number, True) for number in range(chosen.companies)]
    seeds += [(chosen.first + number + 10_000, False) for number in range(chosen.idle)]
    looks = []
    with empty_file() as empty:
        for seed, is_planted in seeds:
            looks.append((is_planted, look(seed, is_planted, empty)))
            if chosen.tell:
                print(f"company {seed}", *told(looks[-1][1]), sep="\n", flush=True)
    for line in lines([one for is_planted, one in looks if is_planted], [one for is_planted, one in looks if not is_planted]):
        print(line)


def lines(looks: list[Look], idle: list[Look]) -> list[str]:
    """The report."""
    planted, found, shown = (
        sum(len(part) for part in parts)
        for parts in zip(*((one.planted, one.found, range(one.shown)) for one in looks), strict=True)
    )
    false, covered, valued = (
        sum(parts) for parts in zip(*((len(one.false), one.covered, one.valued) for one in looks), strict=True)
    )
    seconds = sum(one.seconds for one in (*looks, *idle)) / max(len(looks) + len(idle), 1)
    report = [
        f"Findings: {len(looks)} companies with {planted} things planted, {len(idle)} with none; {seconds:.0f} CPU-seconds each",
        f"  found with the right scope   {_percent(found, planted)}  goal at least 80%",
        f"  false, of what is shown      {_percent(false, shown)}  goal at most 10%",
        f"  money intervals that cover   {_percent(covered, valued)}  goal 80 to 95%",
        f"  shown where nothing is       {sum(len(one.false) for one in idle)} cards in {len(idle)} companies",
    ]
    for kind in KINDS:
        put, seen = (sum(each.kind == kind for each in part) for part in (_all(looks, "planted"), _all(looks, "found")))
        wrong = sum(card.kind == kind for one in (*looks, *idle) for card in one.false)
        report.append(f"    {kind:20s} {seen:2d} of {put:2d}, {wrong} false")
    return report


def _all(looks: list[Look], name: str) -> Iterable[Planted]:
    return [each for one in looks for each in getattr(one, name)]


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:4.0%}" if whole else "   –"


if __name__ == "__main__":
    main()
