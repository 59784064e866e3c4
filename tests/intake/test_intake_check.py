"""Rows against their contract."""

HEADER = "deal id,stage,amount\n"


def test_a_row_without_what_every_row_needs_is_rejected(read):
    reading = read(HEADER + "1,,5\n2,Won,6\n")
    assert (reading.rejects[0].line, reading.rejects[0].column) == (2, "stage")


def test_a_row_that_repeats_a_key_and_all_else_is_skipped(read):
    reading = read(HEADER + "1,Won,5\n1,Won,5\n")
    assert [(skip.line, skip.reason) for skip in reading.skips] == [(2, "the same as line 3 in the columns used")]


def test_of_two_rows_with_one_key_the_later_wins_and_the_earlier_is_rejected(read):
    reading = read(HEADER + "1,Open,5\n1,Won,6\n")
    assert reading.rows["stage"].to_pylist() == ["Won"]
    assert (reading.rejects[0].line, reading.rejects[0].reason) == (2, "line 3 has the same key and comes later")


def test_lines_that_add_up_may_repeat_and_are_pointed_out(read):
    reading = read("date,channel,cost\n2026-01-01,Email,1\n2026-01-01,Email,1\n")
    assert reading.rows.num_rows == 2
    assert any("repeat another row" in note for note in reading.notes)


def test_deals_that_cannot_be_told_won_or_lost_are_pointed_out(read):
    assert any("count as open" in note for note in read(HEADER + "1,f66ca9,5\n").notes)


def test_a_refund_is_taken_and_pointed_out(read):
    assert any("refund" in note for note in read("date,channel,cost\n2026-01-01,Email,-1\n").notes)


def test_a_count_below_nothing_is_rejected(read):
    assert read("date,channel,cost,clicks\n2026-01-01,Email,1,-3\n").rejects[0].column == "clicks"


def test_columns_are_typed_as_the_contract_says(read):
    reading = read("date,channel,cost,clicks\n2026-01-01,Email,1,3\n")
    types = {field.name: str(field.type) for field in reading.rows.schema}
    assert types == {
        "line": "int32", "date": "date32[day]", "cost": "decimal128(18, 2)", "channel": "string", "clicks": "int64",
    }  # fmt: skip


def test_a_key_of_many_columns_holds_with_some_of_them(read):
    text = "period_start,period_end,metric,value,region\n" + "2026-01-01,2026-03-31,revenue,{},West\n" * 2
    reading = read(text.format(5, 6), table="targets")
    assert (reading.rows["value"].to_pylist(), reading.rejects[0].line) == ([6], 2)
