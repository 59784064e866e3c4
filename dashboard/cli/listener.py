"""The server's side of a call: listens on a socket beside a database and runs what the command line sends."""

import asyncio
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from dashboard.cli import wire
from dashboard.progress import Progress

_LOG = logging.getLogger(__name__)


class Listener:
    """Answers calls for one database; each runs in a thread of its own."""

    def __init__(self, database: Path, run: Callable[[wire.Call], wire.Answer]) -> None:
        self.path = wire.socket_path(database)
        self._run = run
        self._server: asyncio.Server | None = None
        self._answering: set[asyncio.Task] = set()

    async def start(self) -> None:
        """Listen. Only this process has the database open, so a socket left by a crash may be swept away."""
        self.path.unlink(missing_ok=True)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.bind(str(self.path))
        self.path.chmod(0o600)  # before anyone can connect: it does not listen yet
        self._server = await asyncio.start_unix_server(self._answer, sock=line)

    async def stop(self) -> None:
        """Take no more calls, let those that run come to their end, remove the socket."""
        if self._server:
            self._server.close()
        self.path.unlink(missing_ok=True)
        if self._answering:
            await asyncio.gather(*self._answering, return_exceptions=True)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            try:
                body = await reader.readexactly(wire.length(await reader.readexactly(wire.HEADER)))
                progress = _told_to(writer)
                running = asyncio.create_task(asyncio.to_thread(self._reply, body, progress))
                self._answering.add(running)
                running.add_done_callback(self._answering.discard)
                await _cancel_when_hung_up(reader, running, progress)
                writer.write(await asyncio.shield(running))
                await writer.drain()
            except wire.BadMessage as error:
                writer.write(wire.encode(wire.Answer(2, None, str(error))))
            finally:
                writer.close()

    def _reply(self, body: bytes, progress: Progress) -> bytes:
        call = wire.decode_call(body)
        try:
            with progress.watched():
                return wire.encode(self._run(call))
        except Exception:
            _LOG.exception("The command %s failed", call.command)
            sentence = "The server could not do this; its log says why."
            return wire.encode(wire.Answer(1, {"refused": sentence}, sentence))


def _told_to(writer: asyncio.StreamWriter) -> Progress:
    """Progress that the caller hears, from whichever thread it comes."""
    loop = asyncio.get_running_loop()

    def tell(words: str, share: float) -> None:
        loop.call_soon_threadsafe(writer.write, wire.encode(wire.Told(words, share)))

    return Progress(tell)


async def _cancel_when_hung_up(reader: asyncio.StreamReader, running: asyncio.Task, progress: Progress) -> None:
    """Wait for the work, or for the caller to end the line, which cancels it; a caller has nothing more to say."""
    hung_up = asyncio.create_task(reader.read(1))
    done, _ = await asyncio.wait({running, hung_up}, return_when=asyncio.FIRST_COMPLETED)
    if hung_up in done:
        progress.cancel()
    hung_up.cancel()
    with suppress(asyncio.CancelledError, ConnectionError):
        await hung_up
