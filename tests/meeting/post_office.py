"""Handlers for a real mail server's process: one keeps what it is told in a file, one takes no mail at all."""
# ruff: noqa: N802, ARG002  (names and arguments are the mail server's)

import os
from pathlib import Path


class Keeps:
    """Writes each mail to the file that KEEP_IN names."""

    async def handle_DATA(self, server, session, envelope):
        Path(os.environ["KEEP_IN"]).write_bytes(envelope.content)
        return "250 Kept"


class Refuses:
    """Knows nobody."""

    async def handle_RCPT(self, server, session, envelope, address, options):
        return "550 Nobody of that name"
