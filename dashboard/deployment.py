"""settings.toml beside the database: where mail and messages go. Every mistake in it is one sentence."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

FILE = "settings.toml"
_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_SECURITY = ("starttls", "tls", "none")


class BadSettings(ValueError):
    """settings.toml has mistakes; the message has a sentence for each."""


@dataclass(frozen=True)
class Smtp:
    """The mail server, and who writes to whom."""

    host: str
    sender: str
    to: tuple[str, ...]
    port: int = 587
    security: str = "starttls"
    user: str = ""
    password: str = ""


@dataclass(frozen=True)
class Settings:
    """What settings.toml says; None for what it leaves out."""

    smtp: Smtp | None = None
    webhook: str | None = None


def settings_of(database: Path) -> Settings:
    """The settings beside a database; none where there is no file. Raises BadSettings."""
    path = database.with_name(FILE)
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(f"{path} cannot be read: {error}.") from None
    if wrong := mistakes(told):
        raise BadSettings(f"{path}: {' '.join(wrong)}")
    return _settings(told)


def mistakes(told: Mapping[str, Any]) -> list[str]:
    """A sentence for each thing that is not as it must be."""
    found = []
    for section, content in told.items():
        if section not in _SECTIONS:
            found.append(f"[{section}] is not known; there are {' and '.join(f'[{name}]' for name in _SECTIONS)}.")
        elif not isinstance(content, dict):
            found.append(f"{section} must be a section, [{section}].")
        else:
            found += _mistakes_in(section, content)
    return found


def _mistakes_in(section: str, content: Mapping[str, Any]) -> list[str]:
    known, needed = _SECTIONS[section]
    found = [f"[{section}] has no {name}; it takes {', '.join(known)}." for name in content if name not in known]
    found += [f"[{section}] needs {name}: {known[name][1]}." for name in needed if name not in content]
    wrong = [name for name, value in content.items() if name in known and not known[name][0](value)]
    found += [f"[{section}] {name} must be {known[name][1]}." for name in wrong]
    if section == "smtp" and content.get("password") and content.get("security") == "none":
        found.append("[smtp] sends no password over an open line: set security to starttls or tls, or leave user and password out.")
    return found


def _settings(told: Mapping[str, Any]) -> Settings:
    smtp = dict(told["smtp"]) if "smtp" in told else None
    if smtp:
        to = smtp.pop("to")
        smtp = {"sender": smtp.pop("from"), "to": (to,) if isinstance(to, str) else tuple(to), **smtp}
    return Settings(Smtp(**smtp) if smtp else None, told.get("webhook", {}).get("url"))


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and bool(_ADDRESS.fullmatch(value))


def _are_addresses(value: Any) -> bool:
    return _is_address(value) or (isinstance(value, list) and bool(value) and all(map(_is_address, value)))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_port(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 65536


def _is_url(value: Any) -> bool:
    try:
        parts = urlparse(value) if isinstance(value, str) else None
    except ValueError:
        return False
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


_Rule = tuple[Callable[[Any], bool], str]
_SMTP: dict[str, _Rule] = {
    "host": (_is_text, "the name of the mail server, such as smtp.example.com"),
    "port": (_is_port, "a number such as 587"),
    "security": (lambda value: value in _SECURITY, "starttls, tls or none"),
    "user": (_is_text, "a name in quotes"),
    "password": (_is_text, "a text in quotes"),
    "from": (_is_address, "one address, such as tandem@example.com"),
    "to": (_are_addresses, 'one address or a list of them, such as ["ann@example.com"]'),
}
_WEBHOOK: dict[str, _Rule] = {"url": (_is_url, "an address that begins with https:// or http://")}
_SECTIONS: dict[str, tuple[dict[str, _Rule], tuple[str, ...]]] = {
    "smtp": (_SMTP, ("host", "from", "to")),
    "webhook": (_WEBHOOK, ("url",)),
}
