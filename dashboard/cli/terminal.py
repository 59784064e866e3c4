"""How far a long command has come, on one line of the terminal that goes when it is done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.progress import Tell

_CLEAR = "\r\x1b[K"


@contextmanager
def shown() -> Iterator[Tell]:
    """What tells each step on stderr; silent where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda words, share: None
        return
    try:
        yield _show
    finally:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def _show(words: str, share: float) -> None:
    sys.stderr.write(f"{_CLEAR}{words} … {share:.0%} (Ctrl-C cancels)")
    sys.stderr.flush()
