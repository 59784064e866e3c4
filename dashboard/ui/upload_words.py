"""What a file would change, and what it changed, in sentences."""

from datetime import datetime
from decimal import Decimal

from dashboard.acts.load import Batch, Effect, Preview
from dashboard.contracts import contract
from dashboard.format import change, count, day, show
from dashboard.ui.text import plain

_FIRST = {"spend": "Media spend", "opportunities": "Won", "leads": "Leads", "stage_history": "Open pipeline"}
_COLOURS = {"spend": "blue", "leads": "blue", "campaigns": "blue", "touchpoints": "blue", "opportunities": "violet"}


def headline(found: Preview, currency: str = "USD") -> str:
    """The page's opening as markdown: the number most moved, and how the rows divide."""
    name = plain(found.reading.file)
    if found.already:
        return f"{name}: nothing would change. {plain(found.already)}"
    if not (found.rows_loaded or found.vanished):
        return f"{name} holds nothing new."
    return f"{name} {_moved(found, currency)} {plain(_rows(found))}"


def _moved(found: Preview, currency: str) -> str:
    effect = main_effect(found)
    if effect is None:
        return f"changes no headline number {_beyond(found)}".rstrip() + "."
    difference = (effect.after or Decimal(0)) - (effect.before or Decimal(0))
    metric, _, period = effect.metric.partition(", ")
    verb = "raises" if difference > 0 else "lowers"
    size = abs(difference)
    by = show(size, "money", currency, exact=True) if effect.unit == "money" else change(size, effect.unit, currency).lstrip("+")
    when = f" {plain(f'({period})')}" if period else ""
    colour = _COLOURS.get(found.reading.table, "orange")
    return f"{verb} {plain(metric[0].lower() + metric[1:])}{when} by :{colour}[{plain(by)}]."


def _beyond(found: Preview) -> str:
    """Why a file moves nothing where all its days come after the last day that the pages count."""
    event = contract(found.reading.table).event
    counted = next((effect.last_day for effect in found.effects if effect.last_day), None)
    if counted is None or event not in found.reading.columns:
        return ""
    days = [
        moment.date() if isinstance(moment, datetime) else moment
        for moment in found.reading.rows[event].unique().to_pylist()
        if moment
    ]
    if not days or min(days) <= counted:
        return ""
    return f"yet: its days come after {day(counted)}, the last day the pages count, because deals or spend end there"


def main_effect(found: Preview) -> Effect | None:
    """The changed number that says most about this kind of file; money first."""
    changed = [effect for effect in found.effects if (effect.before or 0) != (effect.after or 0)]
    first = _FIRST.get(found.reading.table, "")
    ranked = sorted(changed, key=lambda one: (one.is_new_period, not one.metric.startswith(first), one.unit != "money"))
    return ranked[0] if ranked else None


def moved_day(found: Preview) -> str:
    """The last day the pages count, before and after, where the file moves it."""
    days = {(effect.last_day_before, effect.last_day) for effect in found.effects if effect.last_day}
    before, after = next(iter(days), (None, None))
    return f"{day(before) if before else 'none'} → {day(after)}" if after and before != after else ""


def changed_effects(found: Preview) -> list[Effect]:
    """Every headline number the file would change."""
    return [effect for effect in found.effects if (effect.before or 0) != (effect.after or 0)]


def left_out(found: Preview) -> dict[str, int]:
    """How many lines are no rows of the table, by kind."""
    kinds: dict[str, int] = {}
    for skip in found.reading.skips:
        kind = "totals" if "total" in skip.reason else "blank lines" if "blank" in skip.reason else "lines that are no rows"
        kinds[kind] = kinds.get(kind, 0) + 1
    return kinds


def _rows(found: Preview) -> str:
    right = found.rows_loaded
    parts = [f"{count(right, 'row')} {'is' if right == 1 else 'are'} right"]
    if found.unchanged:
        parts.append(f"{found.unchanged:,} already known")
    parts += [f"{number:,} {'are' if number > 1 else 'is'} {_alone(kind, number)}" for kind, number in left_out(found).items()]
    if found.vanished:
        parts.append(f"{found.vanished:,} would vanish")
    if found.rows_rejected:
        parts.append(f"{found.rows_rejected:,} {'needs' if found.rows_rejected == 1 else 'need'} you")
    return f"{', '.join(parts)}."


def _alone(kind: str, number: int) -> str:
    if number > 1:
        return kind
    return {"totals": "a total", "blank lines": "a blank line"}.get(kind, "a line that is no row")


def under_headline(found: Preview) -> str:
    """The softer line: what kind of file it is, and that nothing is saved."""
    reading = found.reading
    shape = next((step.sentence for step in reading.steps if step.name == "shape"), "")
    kind = next((step.sentence.rstrip(".") for step in reading.steps if step.name == "decode"), "")
    return f"{contract(reading.table).title}; {kind}. {shape} Nothing is saved yet."


def loaded_sentence(batch: Batch, found: Preview, currency: str = "USD") -> str:
    """What a commit did."""
    if batch.status == "unchanged":
        return f"{batch.file}: {batch.notes[0]} Nothing changed."
    effect = main_effect(found)
    tail = f" {_went(effect, currency)}." if effect else ""
    rejected = f" {count(batch.rows_rejected, 'row')} set aside." if batch.rows_rejected else ""
    return f"{count(batch.rows_loaded, 'row')} of {batch.file} loaded.{rejected}{tail}"


def _went(effect: Effect, currency: str) -> str:
    before, after = before_and_after(effect, currency)
    return f"{effect.metric}, went from {before} to {after}"


def before_and_after(effect: Effect, currency: str) -> tuple[str, str]:
    """Both values in words, exact where they would read the same."""
    close = effect.before is not None and show(effect.before, effect.unit, currency) == show(effect.after, effect.unit, currency)
    before, after = (show(value, effect.unit, currency, exact=close) for value in (effect.before, effect.after))
    return before, after
