"""Any two days of the random company, for laws that hold between any two."""

from datetime import date, timedelta

from hypothesis import strategies as st

DAY = st.integers(0, 400).map(lambda days: date(2025, 1, 2) + timedelta(days=days))


def two_days() -> st.SearchStrategy[list[date]]:
    """An earlier day and a later one, or the same twice."""
    return st.tuples(DAY, DAY).map(sorted)
