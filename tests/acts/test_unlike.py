"""A file that waits is compared with the ones before it, in sentences."""

from dashboard import intake
from dashboard.acts.unlike import unlike

HEADER = "date,channel,cost,currency"


def lines(first: int, last: int, cost: str = "10.00", currency: str = "USD") -> bytes:
    rows = [f"2026-11-{day:02},Paid Search,{cost},{currency}" for day in range(first, last + 1)]
    return "\n".join([HEADER, *rows, ""]).encode()


def loaded_before(warehouse) -> None:
    reading = intake.read(lines(1, 7), "ads 1.csv")
    from dashboard.acts.load import commit

    commit(warehouse.real, reading)


def told(warehouse, data: bytes, name: str = "ads 2.csv") -> list[str]:
    return list(unlike(warehouse.real, intake.read(data, name)))


def test_a_file_like_the_one_before_needs_no_word(warehouse):
    loaded_before(warehouse)
    assert told(warehouse, lines(8, 14)) == []


def test_a_first_file_has_nothing_to_be_unlike(warehouse):
    assert told(warehouse, lines(8, 14)) == []


def test_days_missing_since_the_file_before_are_named(warehouse):
    loaded_before(warehouse)
    assert told(warehouse, lines(10, 16)) == ["2 days are missing since the file before: 8 Nov–9 Nov 2026."]


def test_half_the_rows_and_a_tenth_of_the_money_are_told(warehouse):
    loaded_before(warehouse)
    assert told(warehouse, lines(8, 10, "1.00")) == [
        "Less than half of what is usual: 3 rows, where the file before had 7.",
        "Less than half of what is usual: 3.00 cost, where the file before had 70.00.",
    ]


def test_another_currency_is_told(warehouse):
    loaded_before(warehouse)
    assert told(warehouse, lines(8, 14, currency="EUR")) == ["Another currency than before: EUR, where the last file had USD."]


def test_columns_that_came_or_went_are_told_for_a_file_of_the_same_name(warehouse):
    loaded_before(warehouse)
    other = lines(8, 14).replace(b"currency", b"region")
    assert told(warehouse, other) == [
        "Unlike the file before: it has region, which the last one lacked and it lacks currency, which the last one had."
    ]
