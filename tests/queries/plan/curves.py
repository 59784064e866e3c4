"""Keeps a study by hand, as `judge` does, so that questions of the Plan page can be checked in the head."""

from datetime import date
from itertools import count

from dashboard.acts.studied import keep_run, note_use
from dashboard.effects.study import Study

GRID = (0.0, 1.0, 2.0)
WINDOW = (date(2025, 7, 1), date(2026, 6, 30))
MADE = Study((), (), (), (), (), 1.0, 1.0)


class Curves:
    """Keeps the curves of a company and asks its questions."""

    def __init__(self, warehouse) -> None:
        self.warehouse = warehouse
        self.ask = warehouse.ask
        self._kept = count()

    def keep(self, spend=364.0, drives="yes", slowest=0.5, fastest=3.0, **revenue):
        """revenue: by channel, per draw the revenue at no spend, at today's and at twice it; deals a tenth, pipeline double."""
        told = {name: draws if isinstance(draws[0], list) else [draws] for name, draws in revenue.items()}
        words = {name: drives if isinstance(drives, str) else drives.get(name, "yes") for name in told}
        figures = [("", name, "spend", None, spend, None) for name in told]
        figures += [("", name, "slowest_multiple", None, slowest, None) for name in told]
        figures += [("", name, "fastest_multiple", None, fastest, None) for name in told]
        figures += [("", name, "next_unit", *slopes(draws, spend)) for name, draws in told.items()]
        curves = [
            (name, multiple, *([scale * draw[place] for draw in draws] for scale in (0.1, 2.0, 1.0)))
            for name, draws in told.items()
            for place, multiple in enumerate(GRID)
        ]
        verdicts = (("", "drives", "yes"), *((name, "drives", word) for name, word in words.items()))
        rows = {"study_figures": figures, "study_words": verdicts, "study_curves": curves}
        with self.warehouse.real.reading() as reader:
            version, day = reader.version, reader.as_of
        run_id = f"by hand {next(self._kept)}"
        with self.warehouse.real.keeping() as cursor:
            keep_run(cursor, run_id, "spend", MADE, WINDOW)
            for table, found in rows.items():
                slots = ", ".join("?" * (len(found[0]) + 1))
                cursor.executemany(f"insert into {table} values ({slots})", [(run_id, *row) for row in found])  # noqa: S608
            note_use(cursor, run_id, "spend", version, day)

    def told(self, question, *columns, **parameters):
        """Some columns of an answer, without the header."""
        answer = self.ask(question, **parameters)
        return [[row[answer[0].index(column)] for column in columns] for row in answer[1:]]


def slopes(draws, spend):
    """Revenue of the next unit of spend: least, mean and most of the draws."""
    each = [(draw[2] - draw[1]) / spend for draw in draws]
    return min(each), sum(each) / len(each), max(each)
