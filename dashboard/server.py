"""The one process that owns the databases: the pages, a health check, and a socket for the command line."""

import asyncio
import logging
import signal
import socket
import sys
import tomllib
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import deployment, holder, studies
from dashboard.acts import find, foresee, judge, read_out
from dashboard.acts.build_demo import ensure_demo
from dashboard.acts.score_bets import score_bets
from dashboard.acts.studied import is_due
from dashboard.cli import commands, wire
from dashboard.cli.listener import Listener
from dashboard.headers import SafeHeaders
from dashboard.paths import settings_file, static_folder
from dashboard.warehouse import Warehouse, Workspaces

HOSTS = ["127.0.0.1", "localhost"]
_PACKAGE = Path(__file__).parent
_LOOK_EVERY = 3.0
_LOG = logging.getLogger(__name__)


class CannotServe(RuntimeError):
    """The server may not or cannot start; the message is the sentence to show."""


def serve(db: Path, port: int = 8501, host: str = "127.0.0.1") -> None:
    """Serve the dashboard until Ctrl-C or SIGTERM; raises CannotServe, or WarehouseBusy when another process has the file."""
    _refuse_strangers(host)
    _refuse_taken_port(host, port)
    _refuse_wrong_settings(db)
    workspaces = Workspaces(db)
    try:
        holder.running = workspaces
        _build_demo_once(workspaces)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        _application(workspaces, f"http://{host}:{port}").run(config={**settings(), "server.port": port, "server.address": host})
    except KeyboardInterrupt:
        return
    finally:
        holder.running = None
        workspaces.close()


def _build_demo_once(workspaces: Workspaces) -> None:
    """Own the company's file first, so that two servers started at once do not both build."""
    _ = workspaces.own
    if not workspaces.paths["demo"].exists():
        print("Building the demo company; this happens once …", flush=True)
        ensure_demo(workspaces.paths["demo"])


def settings() -> dict[str, Any]:
    """Our .streamlit/config.toml as Streamlit's dotted options, so that no other config file can bend them."""
    return dict(_dotted(tomllib.loads(settings_file().read_text(encoding="utf-8"))))


def _dotted(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _refuse_strangers(host: str) -> None:
    if host not in HOSTS:
        raise CannotServe(
            f"Tandem does not listen on {host}: this version has no sign-in, so anyone who reached it could read and change "
            "everything. Start it without --host, and use an SSH tunnel to reach it from elsewhere."
        )


def _refuse_wrong_settings(db: Path) -> None:
    try:
        deployment.settings_of(db)
    except deployment.BadSettings as wrong:
        raise CannotServe(str(wrong)) from None


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotServe(f"Port {port} cannot be used ({error.strerror}): choose another with --port.") from None


def _application(workspaces: Workspaces, address: str) -> st.App:
    return st.App(
        _PACKAGE / "app.py",
        lifespan=partial(_lifespan, workspaces, address),
        routes=[
            Route("/health", partial(_health, workspaces)),
            Route("/me", _remember_me),
            Mount("/app/static", StaticFiles(directory=static_folder())),
        ],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
        ],
        on_script_error=_say_sorry,
    )


@asynccontextmanager
async def _lifespan(workspaces: Workspaces, address: str, _app: st.App) -> AsyncIterator[None]:
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    sys.path[:] = [folder for folder in sys.path if folder != str(_PACKAGE)]  # Streamlit adds the folder of the script it starts
    async with AsyncExitStack() as stack:
        for name, database in workspaces.paths.items():
            listener = Listener(database, partial(_run, workspaces, name))
            await listener.start()
            stack.push_async_callback(listener.stop)
        judging = asyncio.create_task(_keep_judged(workspaces))
        stack.callback(studies.stop)
        stack.callback(judging.cancel)
        print(f"Tandem is ready: {address} (Ctrl-C stops it)", flush=True)
        yield


async def _keep_judged(workspaces: Workspaces) -> None:
    """Make the study anew wherever the data moved; the pages show the last one meanwhile."""
    seen: dict[str, int] = {}
    while True:
        for name in workspaces.paths:
            version = await asyncio.to_thread(_version, workspaces[name])
            if seen.get(name) != version:
                seen[name] = version
                await asyncio.to_thread(_judge, workspaces[name])
        await asyncio.sleep(_LOOK_EVERY)


def _version(warehouse: Warehouse) -> int:
    return warehouse.version


def _judge(warehouse: Warehouse) -> None:
    try:
        if warehouse.version and is_due(warehouse, foresee.KIND):
            with suppress(foresee.NothingAhead):
                foresee.foresee(warehouse)
        if warehouse.version and is_due(warehouse, judge.KIND):
            judge.judge(warehouse)
        if warehouse.version and is_due(warehouse, find.KIND):
            find.find(warehouse)
        if warehouse.version and is_due(warehouse, read_out.KIND):
            read_out.read_out(warehouse)
        score_bets(warehouse)
        if warehouse.version and not judge.is_whole(warehouse):
            judge.judge(warehouse, thorough=True)
    except Exception:
        if not studies.is_stopped():
            _LOG.exception("The evidence could not be judged")


def _run(workspaces: Workspaces, name: str, call: wire.Call) -> wire.Answer:
    return wire.Answer(*commands.run(workspaces[name], call.command, call.arguments, call.user))


async def _health(workspaces: Workspaces, _request: Request) -> JSONResponse:
    try:
        version = await asyncio.to_thread(lambda: workspaces.own.version)
    except Exception:
        _LOG.exception("The database does not answer")
        return JSONResponse({"status": "failing", "sentence": "The database does not answer."}, status_code=503)
    return JSONResponse({"status": "ok", "version": version})


async def _remember_me(request: Request) -> Response:
    """Who looks from this computer: a name for notes and promises, no proof of anything."""
    answer = Response(status_code=204)
    said = "|".join(request.query_params.get(part, "")[:80] for part in ("name", "side"))
    answer.set_cookie("tandem_me", quote(said), max_age=365 * 86_400, httponly=True, samesite="strict")
    return answer


def _say_sorry(_error: Exception) -> bool:
    st.error("This page could not be built. The server's log says why; the other pages and your data are as they were.")
    return True
