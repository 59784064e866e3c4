"""What long work tells while it runs, and how it is stopped: whole or not at all.

Whoever starts the work watches it: `Progress.watched()` or `Work`. The work itself says where it is with `at(…)`, which ends it
where somebody cancelled, and in a long step how far with `within(…)`. Work that nobody watches runs to its end.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

STEPS = {
    "receive": ("Receiving the file", 0.0),
    "shape": ("Finding the rows", 0.04),
    "read": ("Reading the values", 0.18),
    "check": ("Checking the rows", 0.22),
    "write": ("Writing the rows", 0.28),
    "compare": ("Comparing with what is loaded", 0.58),
    "figures": ("Working out the figures", 0.62),
    "save": ("Saving", 0.97),
}
Tell = Callable[[str, float], None]
Result = TypeVar("Result")
_current: ContextVar["Progress | None"] = ContextVar("progress", default=None)


class Cancelled(Exception):
    """Somebody stopped the work before it was saved."""

    def __init__(self) -> None:
        super().__init__("Cancelled: nothing of it was saved.")


class Progress:
    """Where a piece of work stands; `tell` hears each step and the share of the whole that lies behind it."""

    def __init__(self, tell: Tell = lambda words, share: None) -> None:
        self.words, self.share = "", 0.0
        self._tell = tell
        self._lock = threading.Lock()
        self.is_stopped = self._is_finishing = False
        self._interrupts: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Stop at the next step, and break off what runs; what is being saved is saved whole."""
        with self._lock:
            self.is_stopped = True
            for interrupt in [] if self._is_finishing else self._interrupts:
                interrupt()

    def at(self, step: str) -> None:
        """The work has come to this step; raises Cancelled."""
        self.check()
        self._say(step)

    def within(self, step: str, words: str, done: float) -> None:
        """The work is inside this step, of which this share is done; raises Cancelled."""
        self.check()
        begin = STEPS[step][1]
        end = min(share for _, share in STEPS.values() if share > begin)
        if begin + (end - begin) * done >= self.share:
            self._now(words, begin + (end - begin) * done)

    def _say(self, step: str) -> None:
        """Tell a step; what is done once more on the way is told once, and each file begins anew."""
        if step == "receive" or STEPS[step][1] >= self.share:
            self._now(*STEPS[step])

    def _now(self, words: str, share: float) -> None:
        self.words, self.share = words, share
        self._tell(words, share)

    def check(self) -> None:
        """Raise Cancelled where somebody stopped the work."""
        if self.is_stopped:
            raise Cancelled

    @contextmanager
    def watched(self) -> Iterator[None]:
        """What runs inside tells this progress."""
        token = _current.set(self)
        try:
            yield
        finally:
            _current.reset(token)

    @contextmanager
    def stopped_by(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """What runs inside is broken off by this call."""
        with self._lock:
            self._interrupts.append(interrupt)
        try:
            yield
        finally:
            with self._lock:
                self._interrupts.remove(interrupt)

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """What runs inside is no longer broken off."""
        with self._lock:
            self.check()
            self._is_finishing = True
        try:
            self._say("save")
            yield
        finally:
            self._is_finishing = False


def current() -> Progress:
    """The progress of the work that runs here; one that nobody watches where there is none."""
    return _current.get() or Progress()


def at(step: str) -> None:
    """The work that runs here has come to this step; raises Cancelled."""
    current().at(step)


def within(step: str, words: str, done: float) -> None:
    """The work that runs here is inside this step, of which this share is done; raises Cancelled."""
    current().within(step, words, done)


@contextmanager
def to_the_end() -> Iterator[None]:
    """What runs inside cannot be cancelled."""
    with Progress().watched():
        yield


@contextmanager
def turn(lock: Any) -> Iterator[None]:
    """Hold a lock; who waits for it can be cancelled."""
    while not lock.acquire(timeout=0.2):
        current().check()
    try:
        yield
    finally:
        lock.release()


class Work(Generic[Result]):
    """Something long in a thread of its own."""

    def __init__(self, do: Callable[[], Result], tell: Tell = lambda words, share: None) -> None:
        self.progress = Progress(tell)
        self._do = do
        self._end: Future[Result] = Future()
        threading.Thread(target=self._run, name="long work").start()

    def _run(self) -> None:
        try:
            with self.progress.watched():
                result = self._do()
        except BaseException as error:
            self._end.set_exception(error)
        else:
            self._end.set_result(result)

    @property
    def is_done(self) -> bool:
        """Whether it came to an end, good or bad."""
        return self._end.done()

    def result(self, patience: float | None = None) -> Result:
        """What came of it, waited for; raises what it raised, and NotYet after so many seconds."""
        return self._end.result(patience)


__all__ = ["STEPS", "Cancelled", "NotYet", "Progress", "Tell", "Work", "at", "current", "to_the_end", "turn", "within"]
