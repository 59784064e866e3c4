"""The command line's side of a call to the running server."""

import socket
from pathlib import Path

from dashboard.cli import wire


class ServerGone(ConnectionError):
    """The server took the call and went away before it answered."""


def call(database: Path, command: str, arguments: dict, user: str) -> wire.Answer | None:
    """Send the call to the server that owns this database; None where no server is running."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(str(wire.socket_path(database)))
        except (FileNotFoundError, ConnectionRefusedError):
            return None
        try:
            line.sendall(wire.encode(wire.Call(command, arguments, user)))
            return wire.decode_answer(_take(line, wire.length(_take(line, wire.HEADER))))
        except (BrokenPipeError, ConnectionResetError, EOFError):
            raise ServerGone("The server stopped before it answered. Run `batches` to see what was done, then try again.") from None


def _take(line: socket.socket, count: int) -> bytes:
    received = bytearray()
    while len(received) < count:
        piece = line.recv(min(count - len(received), 2**20))
        if not piece:
            raise EOFError
        received += piece
    return bytes(received)
