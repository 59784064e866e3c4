"""The big list of naughty strings: each comes out as it went in."""

import csv
import io
import json
import unicodedata

from dashboard import intake
from dashboard.intake.column import SPACES


def test_every_string_survives_as_the_name_of_a_campaign(peers):
    strings = json.loads((peers / "naughty_strings" / "blns.json").read_text(encoding="utf-8"))
    strings = [string for string in strings if string.strip(SPACES) and "\x00" not in string]
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([["date", "channel", "cost", "campaign"], *(["2026-01-01", "Email", "1", string] for string in strings)])
    reading = intake.read(text.getvalue().encode("utf-8"), "naughty.csv")
    assert reading.rows["campaign_name"].to_pylist() == [kept(string) for string in strings]


def kept(string):
    """What is kept of a string: all but the blanks round it, its letters composed."""
    return unicodedata.normalize("NFC", string.strip(SPACES))
