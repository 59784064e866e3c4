"""Sends a mail through the SMTP server of the settings, and a message to their webhook."""

import json
import smtplib
import ssl
import urllib.request
from collections.abc import Mapping
from email.message import EmailMessage
from urllib.error import HTTPError, URLError

from dashboard.deployment import Smtp

PATIENCE = 20.0


class NotSent(OSError):
    """It was not taken; the message says by whom and why."""


def send_mail(message: EmailMessage, settings: Smtp) -> None:
    """Hand the mail to the server, for all its addresses or none; raises NotSent."""
    try:
        with _connected(settings) as server:
            if settings.user:
                server.login(settings.user, settings.password)
            refused = server.send_message(message)
    except smtplib.SMTPResponseException as answer:
        raise NotSent(f"The mail server {settings.host} refused the mail: {_said(answer.smtp_code, answer.smtp_error)}.") from None
    except smtplib.SMTPRecipientsRefused as answer:
        raise NotSent(f"The mail server {settings.host} refused every address: {_listed(answer.recipients)}.") from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(f"The mail server {settings.host}:{settings.port} cannot be used: {error}.") from None
    if refused:
        raise NotSent(f"The mail went out, but the mail server {settings.host} refused {_listed(refused)}.")


def _connected(settings: Smtp) -> smtplib.SMTP:
    if settings.security == "tls":
        return smtplib.SMTP_SSL(settings.host, settings.port, timeout=PATIENCE, context=ssl.create_default_context())
    server = smtplib.SMTP(settings.host, settings.port, timeout=PATIENCE)
    try:
        if settings.security == "starttls":
            server.starttls(context=ssl.create_default_context())
    except BaseException:
        server.close()
        raise
    return server


def _said(code: int, words: bytes | str) -> str:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {said}".rstrip(". ")


def _listed(refused: Mapping[str, tuple[int, bytes | str]]) -> str:
    return "; ".join(f"{address} ({_said(*why)})" for address, why in refused.items())


def post(message: Mapping[str, str], url: str) -> None:
    """Give the message to the webhook; raises NotSent."""
    body = json.dumps(message, ensure_ascii=False).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310  (the settings take http and https only)
    try:
        with urllib.request.build_opener(_StayHere).open(request, timeout=PATIENCE) as answer:
            answer.read(1024)
    except HTTPError as answer:
        raise NotSent(f"The webhook refused the message: {answer.code} {answer.reason}.") from None
    except (URLError, OSError) as error:
        raise NotSent(f"The webhook cannot be reached: {getattr(error, 'reason', error)}.") from None


class _StayHere(urllib.request.HTTPRedirectHandler):
    """A message goes where the settings say and nowhere else."""

    def redirect_request(self, *_: object) -> None:
        return None
