"""What a file would change: rows, headline numbers, and that nothing is lost on the way."""

import streamlit as st

from dashboard.acts.load import Effect, Preview
from dashboard.format import count, listing
from dashboard.intake import Reading
from dashboard.ui.text import markup
from dashboard.ui.upload_words import before_and_after, changed_effects, left_out, moved_day


def what_it_changes(found: Preview, currency: str) -> None:
    """The difference the file makes, and the file's rows and money in four lines that add up."""
    facts = [("New rows", f"{found.new:,}"), ("Changed", f"{found.changed:,}"), ("Unchanged", f"{found.unchanged:,}")]
    facts += [(f"Left out: {kind}", f"{number:,}") for kind, number in left_out(found).items()]
    facts.append(("Rejected", f"{found.rows_rejected:,}"))
    if found.vanished:
        facts.append(("Vanished", f"{found.vanished:,}"))
    if words := moved_day(found):
        facts.append(("Last day the pages count", words))
    facts += [(effect.metric, _before_after(effect, currency)) for effect in changed_effects(found)]
    body = "".join(_fact(name, words) for name, words in facts)
    st.html(f'<table class="t-table t-facts"><tbody>{body}</tbody></table>')
    st.html(f'<p class="t-soft">{markup(_adds_up(found))}</p>')


def _fact(name: str, words: str) -> str:
    return f'<tr><th scope="row">{markup(name)}</th><td class="t-number">{markup(words)}</td></tr>'


def _before_after(effect: Effect, currency: str) -> str:
    return " → ".join(before_and_after(effect, currency))


def _adds_up(found: Preview) -> str:
    reading = found.reading
    right, left = reading.rows.num_rows, len(reading.skips)
    rows = f"{count(reading.rows_in, 'row')} in the file = {right:,} right + {found.rows_rejected:,} rejected + {left:,} left out."
    if not reading.money:
        return rows
    money, several = reading.money, _currencies(reading)
    given = f", as given in {listing(several)}" if len(several) > 1 else ""
    parts = f"{money.loaded:,.2f} + {money.rejected:,.2f} + {money.skipped:,.2f}"
    return f"{rows} Its {money.column}{given}, {money.total:,.2f} = {parts}."


def _currencies(reading: Reading) -> list[str]:
    """The currencies that the rows name."""
    named = reading.rows["currency"].unique().to_pylist() if "currency" in reading.columns else []
    return sorted(code for code in named if code)
