"""A folder is every export in it, sorted; hidden files are passed over, and what is no export is named."""

import json

from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.intake.folder import exports

CAMPAIGNS = "campaign_id,campaign_name,channel\nC1,Spring,Paid Search\n"
SPEND = "date,campaign_id,cost\n2026-01-05,C1,100.00\n"
DEALS = "opportunity_id,stage,amount,created_at,close_date\n1,Closed Won,500.00,2026-01-06,2026-01-20\n"


def folder(tmp_path):
    place = tmp_path / "exports"
    (place / "ads").mkdir(parents=True)
    files = {"b deals.csv": DEALS, "ads/spend.TSV": SPEND.replace(",", "\t"), "a campaigns.txt": CAMPAIGNS, ".hidden.csv": SPEND}
    for name, text in {**files, "~$b deals.xlsx": "", "notes.pdf": "%PDF"}.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def run(tmp_path, *words: str):
    return CliRunner().invoke(app, ["--db", str(tmp_path / "one" / "t.duckdb"), *words])


def test_a_folder_gives_its_exports_sorted_and_names_what_is_none(tmp_path):
    found, left_out = exports([folder(tmp_path)])
    assert [path.name for path in found] == ["a campaigns.txt", "spend.TSV", "b deals.csv"]
    assert [path.name for path in left_out] == ["notes.pdf"]


def test_loading_a_folder_loads_each_of_its_exports(tmp_path):
    ran = run(tmp_path, "load", str(folder(tmp_path)), "--yes", "--json")
    assert [batch["status"] for batch in json.loads(ran.stdout)["batches"]] == ["loaded"] * 3
    assert "Left out, not an export:" in ran.stderr


def test_a_folder_without_exports_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "empty").mkdir()
    ran = run(tmp_path, "load", str(tmp_path / "empty"), "--yes")
    assert ran.exit_code == 1
    assert "There is no .csv, .tsv, .txt or .xlsx file to load there." in ran.stderr


def test_files_in_any_order_give_one_state(tmp_path):
    from dashboard import intake
    from dashboard.acts.load import commit
    from dashboard.warehouse import Warehouse
    from tests.conftest import TextWarehouse

    files = [("campaigns.csv", CAMPAIGNS), ("spend.csv", SPEND), ("deals.csv", DEALS)]
    states = []
    for place, order in enumerate((files, files[::-1])):
        spoken = TextWarehouse(Warehouse.open(tmp_path / f"{place}.duckdb"))
        for name, text in order:
            commit(spoken.real, intake.read(text.encode(), name))
        states.append(
            (spoken.look("mart_spend", "date channel campaign_name cost"), spoken.look("mart_deals", "opportunity_id amount"))
        )
        spoken.real.close()
    assert states[0][0][1] == ["2026-01-05", "Paid Search", "Spring", "100.00"]
    assert all(state == states[0] for state in states)
