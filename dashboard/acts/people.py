"""Who may do what: denied unless the table below allows it."""

from dataclasses import dataclass

_ROLES = ("viewer", "analyst", "leader", "admin")
_LEAST = {
    "load": "analyst",
    "undo own": "analyst",
    "undo": "admin",
    "record": "leader",
    "agree": "leader",
    "choose": "leader",
    "save plan": "leader",
    "close meeting": "leader",
    "forget reading": "analyst",
    "translate": "analyst",
    "export": "analyst",
    "send digest": "analyst",
    "backup": "admin",
    "build demo": "analyst",
}


class NotAllowed(PermissionError):
    """The person's role does not allow the act; the message says whose does."""


@dataclass(frozen=True)
class Person:
    """Who acts, in which role and on which side (marketing, sales, finance, or empty where nobody said)."""

    name: str
    role: str = "admin"
    side: str = ""

    @property
    def team(self) -> str | None:
        """The side where it is one of the two teams, as rows written in the app name it."""
        return self.side if self.side in ("marketing", "sales") else None


LOCAL = Person("local")


def require(person: Person, act: str) -> None:
    """Raise NotAllowed unless the person's role allows the act."""
    least = _LEAST[act]
    if _ROLES.index(person.role) < _ROLES.index(least):
        raise NotAllowed(f"{person.name} may not {act}: it needs the role {least}, and yours is {person.role}.")
