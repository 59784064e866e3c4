"""The command line's side of a call to the running server."""

import socket
from pathlib import Path

from dashboard.cli import wire
from dashboard.progress import Tell


class ServerGone(ConnectionError):
    """The server took the call and went away before it answered."""


def call(database: Path, command: str, arguments: dict, user: str, tell: Tell = lambda words, share: None) -> wire.Answer | None:
    """Send the call to the server that owns this database; None where no server is running.

    Ctrl-C asks the server to cancel, and its answer says what came of it; a second one does not wait for the answer.
    """
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(str(wire.socket_path(database)))
        except (FileNotFoundError, ConnectionRefusedError):
            return None
        try:
            line.sendall(wire.encode(wire.Call(command, arguments, user)))
            caller = _Caller(line)
            while isinstance(reply := caller.next_reply(), wire.Told):
                tell(reply.words, reply.share)
            return reply
        except (BrokenPipeError, ConnectionResetError, EOFError):
            raise ServerGone("The server stopped before it answered. Run `batches` to see what was done, then try again.") from None


class _Caller:
    """One end of the line: takes what the server says, and cancels once."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._has_cancelled = False

    def next_reply(self) -> wire.Answer | wire.Told:
        return wire.decode_reply(self._take(wire.length(self._take(wire.HEADER))))

    def _take(self, count: int) -> bytes:
        received = bytearray()
        while len(received) < count:
            piece = self._piece(min(count - len(received), 2**20))
            if not piece:
                raise EOFError
            received += piece
        return bytes(received)

    def _piece(self, most: int) -> bytes:
        while True:
            try:
                return self._line.recv(most)
            except KeyboardInterrupt:
                if self._has_cancelled:
                    raise ServerGone("Not waited for. Run `batches` to see what was done.") from None
                self._has_cancelled = True
                self._line.shutdown(socket.SHUT_WR)
