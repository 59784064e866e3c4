"""The `digest` command: the week as a mail and a message, to a file or to where settings.toml says."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dashboard.acts.people import Person, require
from dashboard.cli.answers import Outcome
from dashboard.cli.options import day
from dashboard.deployment import Settings, settings_of
from dashboard.format import count
from dashboard.meeting.compose import compose
from dashboard.meeting.deliver import NotSent, post, send_mail
from dashboard.meeting.digest import mail, message, subject
from dashboard.meeting.document import Document
from dashboard.meeting.files import save
from dashboard.warehouse import Warehouse

NOWHERE = (
    "Nothing says where the digest goes: name a file with --out, or write [smtp] or [webhook] into {path} (the README shows how)."
)
_NOBODY = "tandem@localhost"


def digest(warehouse: Warehouse, arguments: Mapping[str, Any], person: Person) -> Outcome:
    """Write or send it. Exit 1 where somebody did not take it; the mail is then kept as a file."""
    require(person, "send digest")
    settings = settings_of(warehouse.path)
    document = compose(warehouse, day(arguments.get("date")))
    if arguments.get("out"):
        return _written(document, settings, Path(arguments["out"]))
    if not (settings.smtp or settings.webhook):
        sentence = NOWHERE.format(path=warehouse.path.with_name("settings.toml"))
        return 1, {"refused": sentence}, sentence
    return _sent(document, settings, warehouse.path.parent)


def _written(document: Document, settings: Settings, path: Path) -> Outcome:
    path = path / _name(document) if path.is_dir() else path
    save(path, _mail(document, settings))
    told = {"meeting_date": document.day, "subject": subject(document), "file": str(path), "sent": []}
    return 0, told, f"Wrote {path}; nothing was sent."


def _sent(document: Document, settings: Settings, folder: Path) -> Outcome:
    told: dict[str, Any] = {"meeting_date": document.day, "subject": subject(document), "file": None, "sent": []}
    said, refused = [], []
    for name, send in _ways(document, settings).items():
        try:
            send()
            told["sent"].append(name)
            said.append(f"Sent the {name}.")
        except NotSent as why:
            refused.append(str(why))
    if settings.smtp and "mail" not in told["sent"]:
        told["file"] = str(folder / _name(document))
        save(folder / _name(document), _mail(document, settings))
        refused.append(f"The mail is kept in {told['file']}.")
    if refused:
        told["refused"] = " ".join([*refused, *said])
        return 1, told, told["refused"]
    to = f" to {count(len(settings.smtp.to), 'address', 'addresses')}" if settings.smtp else ""
    return 0, told, f"Sent “{told['subject']}”{to}: {' and '.join(told['sent'])}."


def _ways(document: Document, settings: Settings) -> dict[str, Callable[[], None]]:
    ways: dict[str, Callable[[], None]] = {}
    if settings.smtp:
        smtp = settings.smtp
        ways["mail"] = lambda: send_mail(mail(document, smtp.sender, smtp.to), smtp)
    if settings.webhook:
        url = settings.webhook
        ways["message"] = lambda: post(message(document), url)
    return ways


def _mail(document: Document, settings: Settings) -> bytes:
    sender, to = (settings.smtp.sender, settings.smtp.to) if settings.smtp else (_NOBODY, (_NOBODY,))
    return mail(document, sender, to).as_bytes()


def _name(document: Document) -> str:
    return f"{document.stem}.eml"
