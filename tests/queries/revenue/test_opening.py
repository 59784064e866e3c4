from tests.tables import table


def test_spend_stands_beside_what_was_won(company, period):
    assert company.ask("revenue/opening", from_=period["from_"], to=period["to"]) == table("""
        spend  won     won_per_unit  touched  touched_share  state
        60.00  160.00  2.67          150.00   0.9375         both
    """)


def test_without_spend_it_says_so(warehouse, period):
    warehouse.load(
        "opportunities",
        """
        opportunity_id  created_at  stage  close_date  amount
        D1              2026-09-01  Won    2026-10-01  100.00
    """,
    )
    assert warehouse.ask("revenue/opening", from_=period["from_"], to=period["to"])[1][-1] == "no_spend"


def test_an_empty_workspace_says_so(warehouse, period):
    assert warehouse.ask("revenue/opening", from_=period["from_"], to=period["to"])[1][-1] == "empty"
