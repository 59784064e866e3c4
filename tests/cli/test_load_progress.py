"""A load through the server tells its steps before the answer, and ends with its caller."""

import asyncio
import socket
from functools import partial

import pytest

from dashboard.cli import commands, remote, wire
from dashboard.cli.listener import Listener
from dashboard.progress import STEPS

pytestmark = pytest.mark.usefixtures("looked_at")
WORDS = [words for words, _ in STEPS.values()]


@pytest.fixture
def spend(tmp_path):
    path = tmp_path / "spend.csv"
    rows = (f"2026-{n % 12 + 1:02}-{n % 28 + 1:02},Display,c{n // 336},5.00\n" for n in range(100_000))
    path.write_text("date,channel,campaign_id,cost\n" + "".join(rows), encoding="utf-8")
    return path


def served(warehouse, send):
    """What a caller gets from a listener that runs commands on this warehouse."""

    def run(call):
        return wire.Answer(*commands.run(warehouse, call.command, call.arguments, call.user))

    async def meet():
        listener = Listener(warehouse.path, run)
        await listener.start()
        try:
            return await asyncio.to_thread(send)
        finally:
            await listener.stop()

    return asyncio.run(meet())


def test_steps_come_in_order_before_the_answer(warehouse, spend):
    heard = []
    call = partial(remote.call, warehouse.real.path, "load", {"files": [str(spend)]}, "ann", lambda *step: heard.append(step))
    answer = served(warehouse.real, call)
    assert answer.document["batches"][0]["rows_loaded"] == 100_000
    assert [words for words, _ in heard] == WORDS


def test_a_caller_who_says_no_more_is_told_that_the_load_was_cancelled(warehouse, spend):
    answer = served(warehouse.real, partial(interrupted, warehouse.real.path, spend))
    assert (answer.exit, answer.message) == (1, "spend.csv: refused. Cancelled: nothing of it was saved.")
    assert warehouse.real.version == 0


def interrupted(database, spend):
    """Call, hear one step, end the line, and wait for the answer."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(wire.socket_path(database)))
        line.sendall(wire.encode(wire.Call("load", {"files": [str(spend)]}, "ann")))
        reply = heard(line)
        line.shutdown(socket.SHUT_WR)
        while isinstance(reply, wire.Told):
            reply = heard(line)
        return reply


def heard(line):
    return wire.decode_reply(line.recv(wire.length(line.recv(wire.HEADER, socket.MSG_WAITALL)), socket.MSG_WAITALL))


def test_a_caller_who_goes_away_leaves_nothing(warehouse, spend):
    def go_away():
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(wire.socket_path(warehouse.real.path)))
            line.sendall(wire.encode(wire.Call("load", {"files": [str(spend)]}, "ann")))
            heard(line)

    served(warehouse.real, go_away)
    assert warehouse.real.version == 0


def test_other_commands_are_not_cancelled(warehouse):
    def ask_and_stop():
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(wire.socket_path(warehouse.real.path)))
            line.sendall(wire.encode(wire.Call("batches", {}, "ann")))
            line.shutdown(socket.SHUT_WR)
            return heard(line)

    assert served(warehouse.real, ask_and_stop).exit == 0
