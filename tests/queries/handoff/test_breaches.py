"""What goes with a promise that was broken, in money."""

SPOKEN = """
    opportunity_id  stage        amount   created_at  close_date
    O1              Closed Won   1000.00  2026-01-05  2026-02-02
    O2              Closed Lost  500.00   2026-01-05  2026-02-02
"""
NOW = {"from_": "2026-10-01", "to": "2026-11-02", "as_of": "2026-11-02"}


def leads(kept_deals, late_deals, each=20):
    """`each` leads in April answered at once, and as many two days later; the first so many became deals. One in October."""
    lines = ["lead_id  created_at        first_response_at  sql_at      channel  segment"]
    for number in range(each):
        for name, answer, deals in (("K", "2026-04-06 10:00", kept_deals), ("L", "2026-04-08 10:00", late_deals)):
            sql_at = "2026-05-04" if number < deals else "          "
            lines.append(f"{name}{number:<6}  2026-04-06 09:00  {answer}   {sql_at}  Events   SMB")
    lines.append("N1       2026-10-05 09:00  2026-10-08 10:00               Events   SMB")
    return "\n".join(lines)


def answer(warehouse, text):
    warehouse.load("leads", text)
    warehouse.load("opportunities", SPOKEN)
    header, row = warehouse.ask("handoff/breaches", **NOW)
    return dict(zip(header, row, strict=True))


def test_a_late_lead_goes_with_the_deals_that_such_leads_lack_times_what_a_deal_is_worth(warehouse):
    """18 of 20 against 2 of 20, half a lead added to each: 16/21 fewer; a decided deal won 500 on average."""
    told = answer(warehouse, leads(18, 2))
    assert (told["breach"], told["breaches"], told["difference"], told["each"]) == ("late", "1", "0.761905", "380.95")
    assert float(told["low"]) < 380.95 < float(told["high"])


def test_where_late_leads_do_as_well_it_cannot_tell(warehouse):
    told = answer(warehouse, leads(10, 10))
    assert (told["mid"], told["state"]) == ("0.00", "unclear")


def test_without_a_year_of_leads_there_is_no_money(warehouse):
    told = answer(warehouse, "lead_id  created_at        channel\nN1       2026-10-05 09:00  Events")
    assert (told["breach"], told["mid"], told["state"]) == ("never", "", "unknown")
