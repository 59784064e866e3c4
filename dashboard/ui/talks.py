"""A talk with a customer, logged in twenty seconds: company, theme, what they said."""

from typing import Any

from dashboard.acts.record import new_id
from dashboard.ui import door
from dashboard.ui.form import Form, form
from dashboard.ui.layout import section
from dashboard.ui.me import me
from dashboard.ui.written import written
from dashboard.warehouse import now

_LABELS = {"account_name": "Company", "said": "What they said", "theme": "About", "next_step": "What follows"}


def talks(logged: str, companies: str, themes: str) -> None:
    """The form, and the talks logged before."""
    with section("Log a talk", "company, words, done", "both"):
        form(_form(door.answer(companies).values("account_name"), door.answer(themes).values("theme")), "talk")
        written(logged, "{held_on}, {account_name}: “{said}” ({held_by})", empty="No talk is logged yet.")


def _form(companies: list[str], themes: list[str]) -> Form:
    return Form(
        "conversations",
        ("account_name", "said", "theme", "next_step"),
        labels=_LABELS,
        options={"account_name": companies, "theme": sorted(set(themes))},
        fixed=_talk,
        button="Log it",
        said="Logged.",
    )


def _talk() -> dict[str, Any]:
    person = me()
    today = {"conversation_id": new_id("CNV"), "held_on": now().date(), "held_by": person.name}
    return today | {"side": person.team}
