"""`load`: each file its own fate, the eight steps of each, sums that add up, and nothing guessed."""

from pathlib import Path

import pytest

from dashboard.cli.commands import run

STEPS = ["receive", "decode", "shape", "recognise", "read", "check", "diff", "commit"]
PROMISED = {"batch_id", "file", "table", "status", "rows_in", "rows_loaded", "rows_rejected", "rows_skipped", "totals", "mapping"}
GOOD = "date,channel,cost\n2026-03-01,Events,10.00\n2026-03-02,Events,x\nTotal,,10.00\n"
ASKS = "date,channel,cost\n03/04/2026,Email,1.00\n"
CAMPAIGNS = "date,channel,campaign_id,cost\n2026-03-01,Events,k1,7.00\n"


@pytest.fixture
def load(warehouse, tmp_path):
    """Runs `load` on texts by file name: exit code and batches."""

    def run_load(files: dict[str, str], **arguments):
        paths = [tmp_path / name for name in files]
        for path, text in zip(paths, files.values(), strict=True):
            path.write_text(text, encoding="utf-8")
        exit_code, document, _ = run(warehouse.real, "load", {"files": list(map(str, paths)), **arguments}, "ana")
        return exit_code, document["batches"]

    return run_load


def fates(batches: list[dict]) -> dict[str, str]:
    return {batch["file"]: batch["status"] for batch in batches}


def adds_up(batch: dict) -> bool:
    rows = batch["rows_in"] == batch["rows_loaded"] + batch["rows_rejected"] + batch["rows_skipped"]
    money = batch["money"]
    whole = not money or money["in"] == pytest.approx(money["loaded"] + money["rejected"] + money["skipped"])
    return rows and whole


def test_each_file_has_its_own_fate_and_a_refusal_makes_the_exit_code_one(load, warehouse):
    exit_code, batches = load({"good.csv": GOOD, "asks.csv": ASKS, "empty.csv": ""})
    assert fates(batches) == {"good.csv": "loaded", "asks.csv": "refused", "empty.csv": "refused"}
    assert exit_code == 1
    assert warehouse.real.version == 1


def test_a_refusal_names_the_option_that_answers(load):
    _, [batch] = load({"asks.csv": ASKS})
    assert "--dates dmy" in batch["notes"][0]
    last = batch["steps"][-1]
    assert (last["name"], last["status"], last["options"], last["candidates"]) == ("read", "asked", ["--dates"], ["dmy", "mdy"])


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_file_tells_all_eight_steps_and_its_sums_add_up(load, dry_run):
    exit_code, [batch] = load({"good.csv": GOOD}, dry_run=dry_run)
    assert exit_code == 0
    assert batch.keys() >= PROMISED | {"notes", "rejects", "steps", "money"}
    assert [step["name"] for step in batch["steps"]] == STEPS
    assert (batch["rows_in"], batch["rows_loaded"], batch["rows_rejected"], batch["rows_skipped"]) == (3, 1, 1, 1)
    assert batch["rejects"] == [{"line": 3, "column": "cost", "value": "x", "reason": batch["rejects"][0]["reason"]}]
    assert batch["totals"] == {"cost": 10}
    assert adds_up(batch)


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_file_loaded_before_moves_neither_rows_nor_money(load, dry_run):
    load({"good.csv": GOOD})
    _, [batch] = load({"good.csv": GOOD}, dry_run=dry_run)
    assert (batch["status"], batch["rows_loaded"], batch["totals"]) == ("unchanged", 0, {"cost": 0})
    assert batch["rows_in"] == 3
    assert [step["name"] for step in batch["steps"]] == STEPS
    assert adds_up(batch)


@pytest.mark.parametrize("dry_run", [True, False])
def test_rows_known_already_are_skipped_and_so_is_their_money(load, dry_run):
    load({"good.csv": GOOD})
    _, [batch] = load({"more.csv": "date,channel,cost\n2026-03-01,Events,10.00\n2026-03-05,Events,2.50\n"}, dry_run=dry_run)
    assert (batch["rows_loaded"], batch["rows_skipped"], batch["totals"]) == (1, 1, {"cost": 2.5})
    assert adds_up(batch)


@pytest.mark.parametrize("dry_run", [True, False])
def test_spend_told_twice_is_refused_at_the_diff_with_the_option_that_answers(load, dry_run):
    load({"good.csv": GOOD})
    exit_code, [batch] = load({"campaigns.csv": CAMPAIGNS}, dry_run=dry_run)
    assert (exit_code, batch["status"], batch["table"]) == (1, "refused", "spend")
    last = batch["steps"][-1]
    assert (last["name"], last["status"], last["options"]) == ("diff", "asked", ["--overlap"])
    assert adds_up(batch)


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_full_refresh_that_lacks_much_is_refused_at_the_diff(load, dry_run):
    header = "opportunity_id,stage,amount,created_at\n"
    load({"deals.csv": header + "1,Open,5.00,2026-03-01\n2,Open,5.00,2026-03-02\n3,Open,5.00,2026-03-03\n"})
    less = {"less.csv": header + "1,Open,6.00,2026-03-01\n3,Open,5.00,2026-03-03\n"}
    exit_code, [batch] = load(less, dry_run=dry_run, full_refresh=True)
    assert (exit_code, batch["steps"][-1]["name"], batch["steps"][-1]["options"]) == (1, "diff", ["--whole", "--full-refresh"])
    assert load(less, dry_run=dry_run, full_refresh=True, whole=True)[0] == 0


def test_a_file_that_is_not_there_is_refused_alone(load, warehouse, tmp_path):
    (tmp_path / "good.csv").write_text(GOOD, encoding="utf-8")
    files = [str(tmp_path / "gone.csv"), str(tmp_path / "good.csv")]
    exit_code, document, text = run(warehouse.real, "load", {"files": files}, "ana")
    assert (exit_code, fates(document["batches"])) == (1, {"gone.csv": "refused", "good.csv": "loaded"})
    assert document["batches"][0]["steps"][-1]["name"] == "receive"
    assert "No such file" in text


def test_an_answer_given_once_is_used_listed_and_forgotten(load, warehouse):
    load({"asks.csv": ASKS}, options={"dates": "dmy"})
    exit_code, [batch] = load({"next.csv": ASKS.replace("03/", "05/")})
    assert (exit_code, batch["notes"][0][:17]) == (0, "Read as ana said ")
    _, listed, _ = run(warehouse.real, "readings", {}, "ana")
    assert [(row["header"], row["options"]) for row in listed["rows"]] == [("channel|cost|date", '{"dates": "dmy"}')]
    assert run(warehouse.real, "readings", {"forget": "channel|cost|date"}, "ana")[1]["rows"] == []
    assert load({"later.csv": ASKS.replace("03/", "06/")})[0] == 1


def test_as_found_leaves_out_what_was_said_before(load):
    load({"asks.csv": ASKS}, options={"dates": "dmy"})
    assert load({"next.csv": ASKS.replace("03/", "05/")}, options={"as_found": True})[0] == 1


def test_the_words_for_people_say_what_came_of_each_file(warehouse, tmp_path: Path):
    path = tmp_path / "good.csv"
    path.write_text(GOOD, encoding="utf-8")
    _, _, text = run(warehouse.real, "load", {"files": [str(path)]}, "ana")
    assert text.splitlines()[:2] == ["good.csv: loaded as spend b00001", "  3 rows = 1 loaded + 1 rejected + 1 skipped"]
