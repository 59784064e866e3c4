"""The command line: reads the words, sends the call to the server that owns the file or runs it here, prints the answer.

A new command is a function in `reading.py` or `writing.py`, and what it does in a module of its own, named in `commands.py`.
"""

from dashboard.cli import reading, writing  # noqa: F401  (each tells the app its commands)
from dashboard.cli.session import app


def main() -> None:
    """Entry point of `tandem` and `python -m dashboard`."""
    app()
