"""Are findings right? Looks for what was planted in invented companies: part of `make calibration`."""

import argparse
from dataclasses import dataclass

from dashboard.effects.findings import findings_study
from tools.found_companies import Planted, company


@dataclass(frozen=True)
class Look:
    """One company looked at: planted, found, of these with the money covered, and what was shown that is not there."""

    planted: list[Planted]
    found: list[Planted]
    covered: int
    false: list[str]


def look(seed: int, is_planted: bool) -> Look:
    """Search one company. A finding that is part of what is planted, or holds it, is not false, only less right."""
    made = company(seed, is_planted)
    shown = findings_study({"searches": made.searches}, lambda share, words: None)
    found, covered = [], 0
    for one in made.planted:
        right = [each for each in shown if (each.kind, each.scope) == (one.kind, one.scope)]
        found += [one] * bool(right)
        covered += any(each.low <= one.money <= each.high for each in right)
    false = [f"{each.kind} {each.scope}" for each in shown if not _is_there(each.kind, each.scope, made.planted)]
    return Look(made.planted, found, covered, false)


def _is_there(kind: str, scope: dict[str, str], planted: list[Planted]) -> bool:
    return any(one.kind == kind and (scope.items() <= one.scope.items() or one.scope.items() <= scope.items()) for one in planted)


def main() -> None:
    """Prints the shares found, false and covered."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--companies", type=int, default=50)
    options.add_argument("--idle", type=int, default=20)
    options.add_argument("--first", type=int, default=1)
    chosen = options.parse_args()
    seeds = range(chosen.first, chosen.first + chosen.companies)
    looks = [look(seed, True) for seed in seeds]
    idle = [look(seed + 10_000, False) for seed in range(chosen.first, chosen.first + chosen.idle)]
    for line in lines(looks, idle):
        print(line)


def lines(looks: list[Look], idle: list[Look]) -> list[str]:
    """The report."""
    planted, found = sum(len(one.planted) for one in looks), sum(len(one.found) for one in looks)
    false, covered = sum(len(one.false) for one in looks), sum(one.covered for one in looks)
    told = [
        f"Findings: {len(looks)} companies with {planted} things planted, {len(idle)} with none",
        f"  found with the right scope   {_percent(found, planted)}  goal at least 80%",
        f"  false, of what is shown      {_percent(false, found + false)}  goal at most 10%",
        f"  money intervals that cover   {_percent(covered, found)}  goal 80 to 95%",
        f"  shown where nothing is       {sum(len(one.false) for one in idle)} cards in {len(idle)} companies",
    ]
    for kind in sorted({each.kind for one in looks for each in one.planted}):
        put = sum(each.kind == kind for one in looks for each in one.planted)
        seen = sum(each.kind == kind for one in looks for each in one.found)
        told.append(f"    {kind:20s} {seen} of {put}")
    return told


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:4.0%}" if whole else "   –"


if __name__ == "__main__":
    main()
