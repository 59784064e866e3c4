"""What a finding is called and said to be: one id for its kind and scope, one plain sentence."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import format as shown
from dashboard.detectors import Detector

SCOPE = ("region", "segment", "channel", "campaign", "stage", "owner", "lead_source", "product", "competitor", "theme")


def finding_id(kind: str, scope: Mapping[str, str]) -> str:
    """The same finding has the same id for ever: `slow_response:region=AMER West;segment=SMB`."""
    return f"{kind}:{';'.join(f'{name}={scope[name]}' for name in SCOPE if name in scope)}"


def sentence(detector: Detector, found: Any, since: date | None, currency: str) -> str:
    """The detector's template with the finding's own numbers; what it stands against comes last."""
    told = {name: shown.show(getattr(found, name), detector.unit, currency) for name in ("now", "before", "elsewhere")}
    begun = f" since {shown.short_day(since)}" if since and detector.against else ""
    group = who({name: value for name, value in found.scope.items() if name != detector.each})
    words = detector.says.format(who=who(found.scope), group=group, one=shown.one(currency), of=found.of, **found.scope, **told)
    against = "" if "{before}" in detector.says else _against(told)
    return f"{words}{begun}, against {against}." if against else f"{words}{begun}."


def who(scope: Mapping[str, str]) -> str:
    """The scope in words: `AMER West SMB`; the whole company where nothing narrows it."""
    return " ".join(scope[name] for name in SCOPE if name in scope) or "The company"


def _against(told: Mapping[str, str]) -> str:
    parts = (("before", "before"), ("elsewhere", "elsewhere"))
    return " and ".join(f"{told[name]} {word}" for name, word in parts if told[name] != shown.UNKNOWN)
