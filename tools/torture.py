"""Feed the reader hostile files: it must read them or refuse them, lose no row and no cent, and never fall over."""

import argparse
import csv
import io
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.contracts import Contract, contracts
from dashboard.intake import Options, Refused, mapping, shape
from dashboard.intake.decode import decode
from dashboard.intake.formats import Headers, formats
from dashboard.intake.reading import read_file
from dashboard.intake.split import split
from tools.torture_laws import ZONE, LawBroken, rows_add_up
from tools.torture_truth import known_deals, known_spend

INPUTS = 100_000
CHUNK = 250
TOLD = 20
TABLES = [table for table in contracts().values() if table.source == "file"]
EXPORTS: list[Headers] = [headers for known in formats().values() for headers in known.headers]
BYTES = [
    b",", b'"', b"\n", b"\r", b"\r\n", b";", b"\t", b"|", b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"sep=;\n",
    b'\\"', b"\xe2\x82\xac", b"\xc2\xa0", b"\xe2\x80\x8b", b"\x83\x65\x83\x58", b"\xe9", b"\xc3\xa9", b"#", b"PK\x03\x04",
    b"\x1f\x8b", b"{", b"<html>", b"Total", b"\n\n", b'"\n', b"a" * 70_000,
]  # fmt: skip
CELLS = [
    "1,234", "1.234", "1.234,50", "1,234.50", "$5", "€5", "5 EUR", "12%", "(500.00)", "500-", "-0", "NaN", "inf",
    "1e999", "1E5", "9" * 41, "0.1", "1.5k", "2bn", "", " ", "-", "--", "N/A", "#REF!", "NULL", "=1+1", "Total",
    "Total: Account", "Subtotal", "Count", "Summe", "01/02/2026", "13/02/2026", "02/13/2026", "01.02.26",
    "2026-02-30", "2026-01-31", "2026-01-31T10:00:00+99:99", "9999-12-31", "0000-00-00", "46023", "1769860800000",
    "20261231", "20269999", "31 Jan 2026", "Sat, 1 Aug 2026", "1 de agosto de 2026", "Q1 2026", "2026-01", "soon",
    "Won", "closedwon", "lost", "true", "ja", "a@b.c", "a@b.c; d@e.f", "00042", "9007199254740993", "é", "e\u0301",
    "\u200b", "\u202e", "👩\u200d👩", "٣", "²", "x" * 300, "two\nlines", 'a "quote"', "a,b", "a;b", "<script>",
    "'; drop table spend; --", "../../x",
]  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "utf-16-le")


OUTCOMES = ("right", "asked", "refused", "wrong", "unhandled")


@dataclass
class Tally:
    """What came of a run of inputs, by kind of input and outcome.

    right: read, no row and no cent lost, and true where the truth is known. asked: a question that one option answers.
    refused: a sentence says why. wrong: read against the truth or the law. unhandled: it fell over, or gave no sentence.
    """

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take another run's counts in."""
        self.counts += other.counts
        self.examples += other.examples

    def of(self, outcome: str) -> int:
        """How many inputs came to this."""
        return sum(count for (_, found), count in self.counts.items() if found == outcome)

    @property
    def failed(self) -> int:
        """How many were read wrong or not handled."""
        return self.of("wrong") + self.of("unhandled")

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.counts.total()


def main(arguments: list[str] | None = None) -> int:
    """Run, print a table, and fail where anything was not handled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=INPUTS, help=f"how many files to make up (default {INPUTS:,})")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same files")
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1, help="processes at once (default all cores)")
    told = parser.parse_args(arguments)
    begun = time.perf_counter()
    tally = run(told.inputs, told.seed, told.cores)
    print(table(tally, time.perf_counter() - begun))
    return 1 if tally.failed else 0


def run(inputs: int, seed: int = 1, cores: int = 1) -> Tally:
    """Every kind of input in turn, spread over processes; each chunk has a seed of its own."""
    chunks = [(seed * 1_000_003 + start, min(CHUNK, inputs - start)) for start in range(0, inputs, CHUNK)]
    total = Tally()
    if cores == 1:
        for chunk in chunks:
            total.add(run_chunk(chunk))
        return total
    with ProcessPoolExecutor(cores) as pool:
        for place, tally in enumerate(pool.map(run_chunk, chunks), start=1):
            total.add(tally)
            if place % TOLD == 0:
                print(f"{place * CHUNK:,} of {inputs:,}, {total.failed} failed", file=sys.stderr, flush=True)
    return total


def run_chunk(chunk: tuple[int, int]) -> Tally:
    """A number of inputs made from one seed."""
    seed, size = chunk
    tally = Tally()
    kinds = list(KINDS.items())
    for number in range(size):
        kind, attempt = kinds[number % len(kinds)]
        outcome, example = attempted(attempt, seed + number)
        tally.counts[kind, outcome] += 1
        if example:
            tally.examples.append(f"{kind}, seed {seed + number}: {example}")
    return tally


def attempted(attempt: Callable[[random.Random], None], seed: int) -> tuple[str, str]:
    """What came of one input, and what went wrong with it."""
    try:
        attempt(random.Random(seed))  # noqa: S311  (the same files again for the same seed)
    except Refused as refusal:
        if not refusal.sentence.strip().endswith((".", "?", ")")) or "Traceback" in refusal.sentence:
            return "unhandled", f"no sentence: {refusal.sentence[:200]}"
        return ("asked" if refusal.option else "refused"), ""
    except LawBroken as broken:
        return "wrong", str(broken)[:300]
    except Exception as error:
        return "unhandled", f"{type(error).__name__}: {str(error)[:300]}"
    return "right", ""


def any_bytes(draw: random.Random) -> None:
    """Bytes without sense, and pieces that mean something to a reader, through the decoder and the whole way."""
    pieces = [
        draw.choice(BYTES) if draw.random() < 0.5 else draw.randbytes(draw.randrange(12)) for _ in range(draw.randrange(1, 30))
    ]
    data = b"".join(pieces)
    decode(data, draw.choice((None, None, None, *ENCODINGS)))
    read_file(data, "file.csv", Options(), {}, ZONE)


def torn_file(draw: random.Random) -> None:
    """A sound file with bytes put in, cut out, doubled and changed."""
    data = bytearray(written(draw, *made_up(draw)))
    for _ in range(draw.randrange(1, 4)):
        place, how = draw.randrange(len(data) + 1), draw.random()
        if how < 0.5:
            data[place:place] = draw.choice(BYTES[:-1])
        elif how < 0.7:
            del data[place : place + draw.randrange(1, 20)]
        elif how < 0.85:
            other = draw.randrange(len(data) + 1)
            data[place:place] = data[other : other + draw.randrange(60)]
        elif data:
            data[min(place, len(data) - 1)] = draw.randrange(256)
    rows_add_up(read_file(bytes(data), "file.csv", said(draw), {}, ZONE))


def odd_shape(draw: random.Random) -> None:
    """Text with preambles, ragged rows, blanks, repeats and footers: every record is a row, a reject or a skip."""
    header, rows = made_up(draw)
    lines = [header, *rows]
    for _ in range(draw.randrange(1, 6)):
        place = draw.randrange(len(lines) + 1)
        extra: list[list[str]] = [
            [],
            ["# a remark"],
            [""] * len(header),
            header,
            ["Report", "All time"],
            lines[place - 1][:-1],
            [*header, "x"],
        ]
        lines.insert(place, draw.choice(extra))
    text = written(draw, lines[0], lines[1:]).decode("utf-8", "replace").removeprefix("\ufeff")
    records = split(text, mapping.known)
    sheet = shape.find(records, mapping.known, None, False)
    below = len(records.rows) - 1 - records.lines.index(sheet.header_line)
    kept = len(sheet.rows) + len({reject.line for reject in sheet.rejects}) + len(sheet.skips)
    if below != kept:
        raise LawBroken(f"{below} records below the header, {kept} rows, rejects and skips")


def odd_values(draw: random.Random) -> None:
    """A sound table of any contract whose cells hold anything."""
    contract = draw.choice(TABLES)
    columns = [column for column in contract.columns if column.required or draw.random() < 0.6]
    header = [draw.choice((column.name, *column.synonyms)) for column in columns]
    rows = [
        [column.example if draw.random() < 0.5 else "".join(draw.choices(CELLS, k=draw.randrange(3))) for column in columns]
        for _ in range(draw.randrange(1, 8))
    ]
    rows_add_up(read_file(written(draw, header, rows), "file.csv", said(draw, contract), {}, ZONE))


def odd_export(draw: random.Random) -> None:
    """An export of a known product, in any language, whose cells hold anything."""
    headers = draw.choice(EXPORTS)
    needed = [draw.choice(either.split("|")) for either in headers.needs]
    listed = [draw.choice(names) for names in headers.columns.values() if draw.random() < 0.8]
    header = list(dict.fromkeys([*needed, *listed, *headers.start, *headers.end, *headers.outcome]))
    plain = draw.choice((("5.50", "2026-08-01", "A", "7"), ("1.200,50", "01.08.2026", "A"), ("5.50", "8/13/2026", "Won")))
    rows = [[draw.choice(plain if draw.random() < 0.8 else CELLS) for _ in header] for _ in range(draw.randrange(1, 8))]
    above = "".join(f"{line}\n" for line in (*headers.above[:1], *draw.choice(((), ('"August 1, 2026 - August 2, 2026"',)))))
    rows_add_up(read_file(above.encode() + written(draw, header, rows), "file.csv", said(draw), {}, ZONE))


def known_money(draw: random.Random) -> None:
    """Spend whose every cent is known, with faults in other cells, totals, blanks and repeats: it comes out to the cent."""
    rows: list[list[str]] = []
    money = Decimal(0)
    for _ in range(draw.randrange(1, 25)):
        cost = Decimal(draw.randrange(-10_000, 10_000_000)) / 100
        day = draw.choice(("2026-01-31", "2026-02-28", "2026-02-30", "soon", "", "9999-01-01"))
        rows.append([day, draw.choice(("Email", "Paid Search", "", "x" * 200)), f"{cost:.2f}", draw.choice(("1", "", "x", "-4"))])
        money += cost
    for place in sorted(draw.sample(range(len(rows) + 1), draw.randrange(2))):
        total = Decimal(draw.randrange(10_000_000)) / 100
        rows.insert(place, ["", "Total", f"{total:.2f}", ""])
        money += total
    rows.insert(draw.randrange(len(rows) + 1), ["", "", "", ""])
    reading = read_file(written(draw, ["date", "channel", "cost", "clicks"], rows), "spend.csv", Options(), {}, ZONE)
    rows_add_up(reading, len(rows))
    if reading.money is None or reading.money.total != money:
        raise LawBroken(f"the file holds {money}, the reading {reading.money}")


def wide_plan(draw: random.Random) -> None:
    """A plan with a column per metric: each filled cell is one row in."""
    metrics = draw.sample(["revenue target", "leads_target", "target mqls", "deals target", "spend plan"], draw.randrange(1, 5))
    months = draw.sample([f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 13)], draw.randrange(1, 12))
    rows = [[month, *(draw.choice(("", "5", "40000", "12.5")) for _ in metrics)] for month in months]
    reading = read_file(written(draw, ["month", *metrics], rows), "file.csv", Options(), {}, ZONE)
    cells = sum(cell != "" for row in rows for cell in row[1:])
    if reading.rows_in != cells or reading.rows.num_rows != cells:
        raise LawBroken(f"{cells} filled cells, {reading.rows_in} rows in, {reading.rows.num_rows} loaded")


KINDS: dict[str, Callable[[random.Random], None]] = {
    "any bytes": any_bytes,
    "torn file": torn_file,
    "odd shape": odd_shape,
    "odd values": odd_values,
    "odd export": odd_export,
    "known money": known_money,
    "wide plan": wide_plan,
    "known deals": known_deals,
    "known spend": known_spend,
}


def made_up(draw: random.Random) -> tuple[list[str], list[list[str]]]:
    """A sound table of one contract."""
    contract = draw.choice(TABLES)
    columns = [column for column in contract.columns if column.required or draw.random() < 0.7]
    return [column.name for column in columns], [[column.example for column in columns] for _ in range(draw.randrange(1, 6))]


def written(draw: random.Random, header: list[str], rows: list[list[str]]) -> bytes:
    """A table as a file, in some delimiter, line end and encoding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=draw.choice(",,,;\t|"), lineterminator=draw.choice(("\n", "\n", "\r\n")))
    writer.writerows([header, *rows])
    return text.getvalue().encode(draw.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16")))


def said(draw: random.Random, contract: Contract | None = None) -> Options:
    """What an analyst may say about a file."""
    return Options(
        table=contract.name if contract else draw.choice((None,) * 12 + ("spend", "opportunities", "targets", "leads")),
        dates=draw.choice((None, None, "dmy", "mdy")),
        decimal=draw.choice((None, None, "comma", "point")),
        currency=draw.choice((None,) * 12 + ("EUR", "usd", "coins")),
        encoding=draw.choice((None,) * 60 + ENCODINGS),
        header_row=draw.choice((None,) * 30 + (1, 1, 2, 99)),
    )


def table(tally: Tally, seconds: float) -> str:
    """The run as a table, and what was read wrong or not handled."""
    lines = [f"{'inputs':<14}" + "".join(f"{outcome:>11}" for outcome in OUTCOMES)]
    lines += [f"{kind:<14}" + "".join(f"{tally.counts[kind, outcome]:>11,}" for outcome in OUTCOMES) for kind in KINDS]
    lines.append(f"{'all':<14}" + "".join(f"{tally.of(outcome):>11,}" for outcome in OUTCOMES))
    lines.append(
        f"{tally.inputs:,} inputs in {seconds:,.0f} seconds; "
        f"{tally.of('wrong'):,} read wrong, {tally.of('unhandled'):,} not handled."
    )
    return "\n".join([*lines, *tally.examples[:10]])


if __name__ == "__main__":
    sys.exit(main())
