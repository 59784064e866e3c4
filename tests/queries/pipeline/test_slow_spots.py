"""Stages that deals leave later than they used to, and places where leads wait longer than elsewhere."""

from datetime import date, timedelta


def stage_company(warehouse, stay):
    """Each month ten deals stand in Legal for ten days, and for `stay` days from August on."""
    deals, history = ["opportunity_id  created_at  stage  close_date  segment"], ["opportunity_id  changed_at  stage"]
    for month in range(1, 11):
        for number in range(10):
            first = date(2026, month, 1) + timedelta(days=number)
            last = first + timedelta(days=10 if month < 8 else stay)
            name = f"D{month}-{number}"
            deals.append(f"{name:<16}{first}  Won    {last}  SMB")
            history += [f"{name:<16}{first}  Legal", f"{name:<16}{last}  Won"]
    warehouse.load("opportunities", "\n".join(deals), observed_on="2026-11-14")
    warehouse.load("stage_history", "\n".join(history), observed_on="2026-11-14")
    [header, *rows] = warehouse.ask("pipeline/slow_stages", to="2026-11-15", as_of="2026-11-15")
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_a_stage_that_takes_twice_as_long_is_slower(warehouse):
    [legal] = stage_company(warehouse, 25)
    assert 10 <= float(legal["usual_days"]) < 12
    assert legal["is_slower"] == "yes"


def test_a_stage_that_takes_as_long_as_ever_is_not(warehouse):
    [legal] = stage_company(warehouse, 11)
    assert legal["is_slower"] == "no"


def test_a_region_whose_leads_wait_three_times_as_long_is_slower(warehouse):
    lines = ["lead_id  created_at        first_response_at  region  segment"]
    for number in range(40):
        region, hour = ("West", 16) if number % 2 else ("East", 11)
        lines.append(f"L{number:<8}2026-10-0{number % 2 + 5} 10:00  2026-10-0{number % 2 + 5} {hour}:00   {region}    SMB")
    warehouse.load("leads", "\n".join(lines))
    warehouse.load("opportunities", "opportunity_id  created_at  stage\nD1              2026-10-01  Open")
    [header, *rows] = warehouse.ask("pipeline/slow_hand_offs", from_="2026-10-01", to="2026-11-01", as_of="2026-11-01")
    told = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert [told["West"]["median_hours"], told["West"]["usual_hours"], told["East"]["is_slower"]] == ["6", "3.5", "no"]
