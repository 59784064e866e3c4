"""Runs a study in a child process: plain inputs in, progress and a frozen result out; no database in it."""

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import IO, Any

Progress = Callable[[float, str], None]
_CHILD = "from dashboard.studies import child; child()"
_RUNNING: set[subprocess.Popen[bytes]] = set()
_STOPPED = Event()
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class StudyFailed(RuntimeError):
    """The study came to no result; the message is the sentence to show."""


def run(function: str, inputs: object, progress: Progress | None = None) -> Any:
    """The result of `module:function` called with the inputs and a progress callable, in a process of its own.

    Inputs and result must pickle. The child is stopped when this is interrupted. Raises StudyFailed.
    """
    command = [sys.executable, "-c", _CHILD]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **_ONE_THREAD}) as worker:
        _RUNNING.add(worker)
        if _STOPPED.is_set():
            worker.kill()
        try:
            return _talk(worker.stdin, worker.stdout, (sys.path, function, inputs), progress)  # type: ignore[arg-type]
        finally:
            worker.kill()
            _RUNNING.discard(worker)


def stop() -> None:
    """End every study that runs in this process's children, and any that would begin from now on."""
    _STOPPED.set()
    for worker in list(_RUNNING):
        worker.kill()


def is_stopped() -> bool:
    """Whether this process makes no more studies."""
    return _STOPPED.is_set()


def _talk(questions: IO[bytes], answers: IO[bytes], question: object, progress: Progress | None) -> Any:
    with suppress(BrokenPipeError), questions:
        pickle.dump(question, questions)
    while True:
        try:
            kind, *said = pickle.load(answers)  # noqa: S301  (from our own child)
        except EOFError:
            raise StudyFailed("The study stopped before it came to a result: there may not be memory enough.") from None
        if kind == "done":
            return said[0]
        if kind == "failed":
            raise StudyFailed(said[0])
        if progress:
            progress(*said)


def child() -> None:
    """The other end: what the child process runs."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    os.nice(10)
    path, function, inputs = pickle.load(sys.stdin.buffer)  # noqa: S301  (from our own parent)
    sys.path[:] = path

    def say(*message: object) -> None:
        pickle.dump(message, answers)
        answers.flush()

    module, _, name = function.partition(":")
    try:
        result = getattr(import_module(module), name)(inputs, lambda share, sentence: say("progress", share, sentence))
    except Exception as error:
        say("failed", f"The study could not be made ({type(error).__name__}: {str(error)[:200]}).")
        raise
    say("done", result)


def key(kind: str, inputs: object) -> str:
    """What a study is known by: its kind, its method and its inputs, which are rows of plain values."""
    return digest(kind, method(), inputs)


def digest(*parts: object) -> str:
    """A short name for plain values: equal values have equal names."""
    return hashlib.sha256("\x1f".join(part if isinstance(part, str) else repr(part) for part in parts).encode()).hexdigest()[:32]


@cache
def method() -> str:
    """A digest of the statistics as they are written: another method is another study."""
    files = sorted((Path(__file__).parent / "effects").glob("*.py"))
    return hashlib.sha256(b"\x1f".join(path.read_bytes() for path in files)).hexdigest()
