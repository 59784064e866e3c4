"""The steps of the way, each with the options that correct it."""

from collections.abc import Sequence

from dashboard.intake.model import Refused, Step

CORRECTED_BY: dict[str, tuple[str, ...]] = {
    "receive": (),
    "decode": ("--encoding",),
    "shape": ("--header-row", "--sheet"),
    "recognise": ("--table", "--map", "--set"),
    "read": ("--dates", "--decimal", "--currency", "--set", "--stage"),
    "check": (),
    "diff": ("--observed-on", "--full-refresh", "--whole", "--overlap"),
    "commit": (),
}
NAMES = tuple(CORRECTED_BY)


def done(name: str, sentence: str, candidates: tuple[str, ...] = ()) -> Step:
    """A step that went well, and what else it might have taken."""
    return Step(name, sentence, "done", CORRECTED_BY[name], None, candidates)


def stopped(name: str, refusal: Refused) -> Step:
    """A step that refuses; it asks where an option answers."""
    own = (refusal.option,) if refusal.option else ()
    return asked(name, refusal.sentence, own, refusal.line, refusal.candidates)


def asked(name: str, sentence: str, options: tuple[str, ...], line: int | None = None, candidates: tuple[str, ...] = ()) -> Step:
    """A step that stops the way: with a question where there are options that answer, else for good."""
    return Step(name, sentence, "asked" if options else "refused", options, line, candidates)


def after(steps: Sequence[Step], refusal: Refused) -> tuple[Step, ...]:
    """The steps that were done, and the next, which refused."""
    return (*steps, stopped(NAMES[min(len(steps), len(NAMES) - 1)], refusal))
