"""Invented companies taken in as anybody's are: files → load → verdict, by the command line. Does the interval hold the truth?"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.effects.fit import fit, interval
from tools.calibration import wilson
from tools.company_files import arranged, write
from tools.strangers import Stranger, stranger

MEASURES = {"deals": "incremental_opportunities", "revenue": "incremental_revenue"}


@dataclass(frozen=True)
class Outcome:
    """One company: whether its ranges held the truth, by measure and place (total, channel), its word, and how far its total lies
    from the same company fitted without files, in widths of the range."""

    held: dict[tuple[str, str], list[bool]]
    word: str
    apart: float


def main() -> None:
    """Prints a line a company, then the table."""
    reader = argparse.ArgumentParser(prog="python -m tools.from_files", description=__doc__)
    reader.add_argument("--companies", type=int, default=12, help="companies with an effect (12)")
    reader.add_argument("--idle", type=int, default=6, help="companies without any (6)")
    reader.add_argument("--first", type=int, default=0, help="number of the first company (0)")
    reader.add_argument("--keep", type=Path, help="folder where files, databases and answers stay")
    chosen = reader.parse_args()
    found: dict[bool, list[Outcome]] = {True: [], False: []}
    with tempfile.TemporaryDirectory() as lent:
        for works, count in ((True, chosen.companies), (False, chosen.idle)):
            for number in range(chosen.first, chosen.first + count):
                folder = (chosen.keep or Path(lent)) / f"{'works' if works else 'idle'}-{number}"
                one = stranger(number, works)
                found[works].append(outcome(one, answer(one, folder)))
                print(f"  {folder.name}: {told(found[works][-1])}", flush=True)
    print("\n".join(lines(found[True], found[False])))


def answer(one: Stranger, folder: Path) -> dict[str, Any]:
    """The company's verdict as the command line prints it, from files it loaded."""
    files = write(one, folder)
    run(folder, "load", *(str(path) for path in files), "--yes")
    found = run(folder, "verdict")
    (folder / "verdict.json").write_text(json.dumps(found, indent=1))
    return found


def run(folder: Path, *arguments: str) -> dict[str, Any]:
    """One command on the folder's own database."""
    words = [sys.executable, "-m", "dashboard", "--db", str(folder / "company.duckdb"), *arguments, "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} in {folder}: {done.stdout}{done.stderr}")
    return dict(json.loads(done.stdout))


def outcome(one: Stranger, found: dict[str, Any]) -> Outcome:
    """The answer held against the truth, and against the same company fitted without files."""
    truth = one.truth.set_index("channel")
    held: dict[tuple[str, str], list[bool]] = {}
    for measure, name in MEASURES.items():
        held[measure, "total"] = [within(truth[measure].sum(), found["total"][name])]
        held[measure, "channels"] = [within(truth[measure][each["channel"]], each[name]) for each in found["channels"]]
    low, mid, high = interval(fit(arranged(one).panel).total)
    apart = (found["total"][MEASURES["deals"]]["mid"] - mid) / max(high - low, 1.0)
    return Outcome(held, found["drives"], float(apart))


def within(truth: float, told: dict[str, float]) -> bool:
    """Whether a range holds it."""
    return bool(told["low"] - 1e-9 <= truth <= told["high"] + 1e-9)


def told(one: Outcome) -> str:
    """One company in a line."""
    each = ", ".join(f"{measure} {place} {sum(hits)}/{len(hits)}" for (measure, place), hits in one.held.items())
    return f"{one.word}; {each}; {one.apart:+.2f} of its width beside the fit without files"


def lines(real: list[Outcome], idle: list[Outcome]) -> list[str]:
    """The table."""
    said = [f"{len(real)} companies with an effect and {len(idle)} without, from files"]
    for measure, place in real[0].held if real else []:
        said.append(f"held, {measure}, {place}: {share([hit for one in real for hit in one.held[measure, place]])}")
    for name, group in (("with an effect", real), ("without", idle)):
        if group:
            said.append(f"said yes or likely, {name}: {share([one.word in ('yes', 'likely') for one in group])}")
    apart = np.abs([one.apart for one in [*real, *idle]])
    said.append(f"beside the fit without files: {apart.mean():.2f} of the range's width in the mean, at most {apart.max():.2f}")
    return said


def share(hits: list[bool]) -> str:
    """How many, with its 95% range."""
    low, high = wilson(sum(hits), len(hits))
    return f"{sum(hits)} of {len(hits)} = {sum(hits) / len(hits):.0%} ({low:.0%} to {high:.0%})"


if __name__ == "__main__":
    main()
