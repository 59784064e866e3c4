"""The channel map as one edits it: spend that has no channel, the rules and what each catches, and a new rule."""

from typing import Any

import streamlit as st

from dashboard.format import count, show
from dashboard.ui import door
from dashboard.ui.layout import section
from dashboard.ui.receipt import receipt
from dashboard.ui.text import markup
from dashboard.ui.translation import is_open, propose

_MOST = 8
_FIELDS = {"source": "Source", "medium": "Medium", "campaign_pattern": "Campaign", "channel": "Channel"}
_EXAMPLES = {"source": "google", "medium": "cpc", "campaign_pattern": "brand*", "channel": "Paid Search"}


def channel_rules() -> None:
    """Unmapped spend first, then the rules, then the form."""
    found = door.answer("data/channel_rules").records()
    with section("Channel map", count(len(found), "rule") if found else ""):
        _unmapped()
        if not found:
            st.html('<p class="t-soft">No rule yet. A rule says which channel a source, medium or campaign belongs to.</p>')
        for rule in found[:_MOST]:
            _rule(rule)
        if len(found) > _MOST:
            st.html(f'<p class="t-soft">{len(found) - _MOST:,} more in the receipt.</p>')
        if is_open():
            _form()
        if found:
            receipt("data/channel_rules", part="rules")


def _unmapped() -> None:
    rows = door.answer("data/unmapped_spend").records()
    if not rows:
        return
    money = show(sum(row["amount"] or 0 for row in rows), "money", door.currency())
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.html(
            f"<p class='t-loaded'><strong>{markup(money)}</strong> of spend is on a channel nothing else knows.</p>",
            width="stretch",
        )
        receipt("data/unmapped_spend", label="Rows", part="unmapped")
    for place, row in enumerate(rows[:3]):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            what = " · ".join(filter(None, (row["channel"], row["source"], row["campaign_name"])))
            amount = show(row["amount"], "money", door.currency())
            st.html(f"<p class='t-loaded t-soft'>{markup(what)} {markup(amount)}</p>", width="stretch")
            if is_open():
                st.button("Write a rule", key=f"rule-for-{place}", type="tertiary", on_click=_fill, args=(_rule_for(row),))


def _rule_for(row: dict[str, Any]) -> dict[str, str | None]:
    source = row["source"] if row["channel"] == "Unknown" else row["channel"]
    return {"source": source, "medium": None, "campaign_pattern": row["campaign_name"], "channel": None}


def _rule(rule: dict[str, Any]) -> None:
    asked = " / ".join(filter(None, (rule["source"], rule["medium"], rule["campaign_pattern"])))
    caught = f"{count(rule['row_count'], 'row')}, {show(rule['spend'], 'money', door.currency())} of spend"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        words = f"{markup(asked)} → <strong>{markup(rule['channel'])}</strong> <span class='t-soft'>{markup(caught)}</span>"
        st.html(f"<p class='t-loaded'>{words}</p>", width="stretch")
        receipt("data/channel_rule_rows", label="Rows", part="rule", rule_id=rule["rule_id"])
        if is_open():
            st.button("Change", key=f"rule-edit-{rule['rule_id']}", type="tertiary", on_click=_fill, args=(rule,))
            given = {"gone": (rule["rule_id"],), "says": f"{asked} → {rule['channel']} taken out"}
            st.button(
                "Take out",
                key=f"rule-out-{rule['rule_id']}",
                type="tertiary",
                on_click=propose,
                args=("channel_map",),
                kwargs=given,
            )


def _fill(rule: dict[str, Any]) -> None:
    """Put a rule into the form; one that is there already is changed by the same source, medium and campaign."""
    for name in _FIELDS:
        st.session_state[f"rule-{name}"] = rule[name] or ""


def _form() -> None:
    with st.form("rule", border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for name, label in _FIELDS.items():
            st.text_input(label, key=f"rule-{name}", placeholder=_EXAMPLES[name], width=112)
        st.form_submit_button("See what it changes", on_click=_submit)


def _submit() -> None:
    propose("channel_map", {name: st.session_state[f"rule-{name}"] for name in _FIELDS})
