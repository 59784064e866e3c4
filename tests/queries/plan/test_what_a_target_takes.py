"""From a target to pipeline, deals, leads, days and spend."""

from tests.tables import table

TODAY = {"as_of": "2026-11-20", "quarter": "2026-11-01"}


def deals(warehouse, number):
    """Each won deal of 100 stood beside a lost one of 300; on 19 November 500 stands open, and 200 is won."""
    past = [f"won{one} 2026-07-01 Open 2026-09-20 100" for one in range(number)]
    past += [f"lost{one} 2026-07-01 Open 2026-09-20 300" for one in range(number)]
    closed = [line.replace("Open", "Won" if line.startswith("won") else "Lost") for line in past]
    now = [f"now{one} 2026-10-01 Open 2026-12-20 25" for one in range(20)]
    load(warehouse, past, "2026-07-10")
    load(warehouse, [*closed, *now, "late 2026-10-01 Won 2026-11-09 200"], "2026-11-19")


def load(warehouse, lines, day):
    rows = ["opportunity_id  created_at  stage  close_date  amount"]
    rows += ["".join(cell.ljust(width) for cell, width in zip(line.split(), (16, 12, 7, 12, 8), strict=True)) for line in lines]
    warehouse.load("opportunities", "\n".join(rows), observed_on=day)


def told(warehouse, question, *columns, **given):
    answer = warehouse.ask(question, **TODAY, **given)
    return [columns_ := list(columns), *([row[answer[0].index(name)] for name in columns_] for row in answer[1:])]


def test_a_gap_takes_as_much_pipeline_as_such_pipeline_took(warehouse):
    deals(warehouse, 20)
    columns = ("state", "target", "won", "gap", "needed", "open_amount", "missing_pipeline")
    assert told(warehouse, "plan/pipeline_needed", *columns, target=1000) == table("""
        state    target   won     gap     needed  open_amount  missing_pipeline
        missing  1000.00  200.00  800.00  4       500.00       2700.00
    """)


def test_a_target_that_is_reached_covered_or_absent_is_said(warehouse):
    deals(warehouse, 20)
    for target, state in ((150, "reached"), (300, "covered"), (None, "no_target")):
        assert told(warehouse, "plan/pipeline_needed", "state", target=target)[1] == [state]


def test_with_few_past_deals_nobody_knows_what_it_takes(warehouse):
    deals(warehouse, 10)
    assert told(warehouse, "plan/pipeline_needed", "state", target=1000)[1] == ["unknown"]


def test_spend_is_too_late_where_deals_take_longer_than_the_quarter_lasts(warehouse):
    deals(warehouse, 20)
    columns = ("state", "deals", "cycle_days", "days_left", "earliest_quarter")
    assert told(warehouse, "plan/lead_time", *columns, pipeline=8700)[1] == ["too_late", "61", "81", "42", "Q1 2027"]


def test_spend_goes_first_where_it_brings_most_pipeline(planned):
    planned.keep(Search=[0, 400, 800], Events=[0, 40, 80])
    columns = ("state", "spend_low", "spend", "spend_high", "channels")
    given = {"quarter": "2026-04-15", "pipeline": 100}
    assert planned.told("plan/spend_needed", *columns, **given) == [["reached", "45.50", "45.50", "45.50", "Search, Events"]]


def test_spend_that_never_gets_there_has_no_high_end(planned):
    planned.keep(Search=[[0, 400, 800], [0, 400, 400], [0, 400, 800]])
    given = {"quarter": "2026-04-15", "pipeline": 100}
    assert planned.told("plan/spend_needed", "state", "spend", "spend_high", **given) == [["reached", "45.50", ""]]
    assert planned.told("plan/spend_needed", "state", **{**given, "pipeline": 1000}) == [["out_of_reach"]]


def test_spend_beyond_the_fastest_quarter_is_said(planned):
    planned.keep(Search=[0, 400, 800], fastest=1.25)
    given = {"quarter": "2026-04-15"}
    assert planned.told("plan/spend_needed", "state", **given, pipeline=40) == [["reached"]]
    assert planned.told("plan/spend_needed", "state", **given, pipeline=100) == [["beyond"]]


def test_no_channel_that_we_can_tell_about_gets_more(planned):
    planned.keep(Search=[0, 400, 800], drives="cannot_tell")
    assert planned.told("plan/spend_needed", "state", quarter="2026-04-15", pipeline=40) == [["no_channel"]]
