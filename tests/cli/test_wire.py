"""How a call travels between the command line and the server."""

import asyncio
import socket
import stat
import threading
from contextlib import asynccontextmanager

import pytest

from dashboard.cli import remote, wire
from dashboard.cli.listener import Listener


def echo(call: wire.Call) -> wire.Answer:
    if call.command == "fail":
        raise ValueError("a secret detail")
    return wire.Answer(0, {"arguments": call.arguments, "user": call.user}, f"{call.command} done")


@asynccontextmanager
async def listening(database, run=echo):
    listener = Listener(database, run)
    await listener.start()
    try:
        yield listener
    finally:
        await listener.stop()


def answered(database, send, run=echo):
    async def meet():
        async with listening(database, run):
            return await asyncio.to_thread(send)

    return asyncio.run(meet())


def test_the_answer_is_what_the_function_gave(tmp_path):
    database = tmp_path / "tandem.duckdb"
    answer = answered(database, lambda: remote.call(database, "load", {"files": ["Umsätze.csv"]}, "ann"))
    assert answer == wire.Answer(0, {"arguments": {"files": ["Umsätze.csv"]}, "user": "ann"}, "load done")


def test_without_a_server_there_is_no_answer(tmp_path):
    assert remote.call(tmp_path / "tandem.duckdb", "batches", {}, "ann") is None


def test_a_socket_left_by_a_crash_counts_as_no_server_and_is_swept_away(tmp_path):
    database = tmp_path / "tandem.duckdb"
    with socket.socket(socket.AF_UNIX) as crashed:
        crashed.bind(str(wire.socket_path(database)))
    assert remote.call(database, "batches", {}, "ann") is None
    assert answered(database, lambda: remote.call(database, "batches", {}, "ann")).exit == 0


def test_only_its_owner_may_use_the_socket(tmp_path):
    async def mode():
        async with listening(tmp_path / "tandem.duckdb") as listener:
            return stat.S_IMODE(listener.path.stat().st_mode)

    assert asyncio.run(mode()) == 0o600


def test_the_socket_is_gone_when_the_server_is(tmp_path):
    database = tmp_path / "tandem.duckdb"
    answered(database, lambda: None)
    assert not wire.socket_path(database).exists()


def test_a_path_too_long_for_a_socket_still_works(tmp_path):
    database = tmp_path / ("a" * 120) / "tandem.duckdb"
    database.parent.mkdir()
    assert len(str(wire.socket_path(database))) < 100
    assert answered(database, lambda: remote.call(database, "check", {}, "ann")).message == "check done"


def test_a_failure_says_so_without_its_details(tmp_path, caplog):
    database = tmp_path / "tandem.duckdb"
    answer = answered(database, lambda: remote.call(database, "fail", {}, "ann"))
    assert answer.exit == 1
    assert "secret" not in answer.message


@pytest.mark.parametrize(
    "noise", [b"GET / HTTP/1.1\r\n\r\n", b"\0\0\0\3{}x", b"\0\0\0\2{}", b'\0\0\0\x26{"command":1,"arguments":{},"user":""}']
)
def test_noise_is_answered_with_a_sentence(tmp_path, noise):
    database = tmp_path / "tandem.duckdb"

    def shout():
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(wire.socket_path(database)))
            line.sendall(noise)
            return wire.decode_answer(line.recv(4096)[wire.HEADER :])

    assert answered(database, shout).exit == 2


def test_a_running_call_is_answered_before_the_server_goes(tmp_path):
    database = tmp_path / "tandem.duckdb"
    started, finish = threading.Event(), threading.Event()

    def slow(call: wire.Call) -> wire.Answer:
        started.set()
        finish.wait(10)
        return echo(call)

    async def stop_in_the_middle():
        listener = Listener(database, slow)
        await listener.start()
        calling = asyncio.create_task(asyncio.to_thread(remote.call, database, "load", {}, "ann"))
        await asyncio.to_thread(started.wait, 10)
        stopping = asyncio.create_task(listener.stop())
        finish.set()
        await stopping
        return await calling

    assert asyncio.run(stop_in_the_middle()).message == "load done"


def test_a_server_that_goes_away_is_told_apart_from_none(tmp_path):
    database = tmp_path / "tandem.duckdb"
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(str(wire.socket_path(database)))
        line.listen()
        threading.Thread(target=lambda: line.accept()[0].close()).start()
        with pytest.raises(remote.ServerGone, match="before it answered"):
            remote.call(database, "load", {}, "ann")
