"""Every page, whole: with the demo company and with an empty workspace, no exception, and a sentence first."""

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import holder
from dashboard.warehouse import Workspaces
from tests.companies import demo_company

APP = Path(__file__).parent.parent / "dashboard" / "app.py"
PAGES = sorted(f"views/{path.name}" for path in (APP.parent / "views").glob("*.py"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    folder = tmp_path_factory.mktemp("workspaces")
    demo_company(folder).close()
    shutil.copy(empty_file, folder / "tandem.duckdb")
    return folder


@pytest.fixture
def workspaces(folder: Path, monkeypatch: pytest.MonkeyPatch):
    opened = Workspaces(folder / "tandem.duckdb")
    monkeypatch.setattr(holder, "running", opened)
    st.cache_data.clear()
    yield opened
    opened.close()


def look(page: str, workspace: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["workspace"] = workspace
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    return app if page == "views/this_week.py" else app.switch_page(page).run()


@pytest.mark.parametrize("workspace", ["demo", "own"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_a_sentence_and_no_exception(page, workspace, workspaces):
    app = look(page, workspace)
    assert not app.exception, [error.message for error in app.exception]
    assert not app.error
    assert len(app.title) == 1
    assert app.title[0].value.rstrip().endswith((".", "]", "?"))
    assert " " in app.title[0].value


@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_back_to_another_day_and_version(page, workspaces):
    app = look(page, "demo", as_of="2026-01-15", known_at="5")
    assert not app.exception
    assert any("looking back" in text.value for text in app.markdown)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_takes_any_words_in_the_url(page, workspaces):
    app = look(page, "demo", as_of="soon", known_at="-1", period="forever", region="<b>Nowhere</b>", kind="x", search="$(1)")
    assert not app.exception


def test_an_upload_is_shown_before_it_is_saved_then_loaded_then_taken_back(workspaces):
    before = workspaces.own.version
    app = look("views/data.py", "own")
    app.file_uploader[0].upload("deals.csv", b"opportunity_id,stage,amount,created_at\n1,Open,120.00,2026-03-01\n")
    app.run()
    assert "deals.csv" in app.title[0].value
    assert workspaces.own.version == before
    press(app, "Load 1 row")
    assert workspaces.own.version == before + 1
    press(app, "Undo")
    assert workspaces.own.version == before + 2


def test_an_ambiguous_file_is_asked_about_and_the_answer_reads_it(workspaces):
    app = look("views/data.py", "own")
    app.file_uploader[0].upload("deals.csv", b"opportunity_id,stage,amount,created_at\n1,Open,5.00,03/04/2026\n")
    app.run()
    assert "cannot be read as it is" in app.title[0].value
    press(app, "Month first")
    assert "1 row is right" in app.title[0].value


def test_files_that_are_no_tables_are_refused_in_a_sentence(workspaces):
    app = look("views/data.py", "own")
    for name, data in {"logo.csv": b"\x89PNG\r\n\x1a\n", "empty.csv": b"", "book.xlsx": b"PK\x03\x04broken"}.items():
        app.file_uploader[0].upload(name, data)
    app.run()
    assert not app.exception
    assert "cannot be read as it is" in app.title[0].value
    assert all(words in html(app) for words in ("a PNG picture", "The file is empty", "damaged ZIP archive"))


def test_files_with_the_same_columns_are_answered_once(workspaces):
    app = look("views/data.py", "own")
    for number in (1, 2):
        row = f"opportunity_id,stage,amount,created_at\n{number},Open,5.00,03/04/2026\n"
        app.file_uploader[0].upload(f"deals {number}.csv", row.encode())
    app.run()
    assert "2 need you" in html(app)
    press(app, "Month first")
    press(app, "Read 1 more file with these columns the same way")
    assert "need you" not in html(app)
    press(app, "deals 2.csv")
    assert "deals 2" in app.title[0].value
    assert any(button.label == "Load all 2 files" for button in app.button)


def test_a_reading_that_nobody_asked_about_is_corrected_and_taken_back(workspaces):
    app = look("views/data.py", "own")
    app.file_uploader[0].upload("ads.csv", "date,channel,cost\n2026-03-01,Événement,5.00\n".encode("cp1252"))
    app.run()
    assert "Read as Western European text" in html(app)
    box(app, "Encoding of the text").set_value("cp1251").run()
    assert "as said: text in cp1251" in html(app)
    box(app, "Encoding of the text").set_value("").run()
    assert "as said" not in html(app)


def test_a_row_that_cannot_load_is_shown_with_its_reason(workspaces):
    app = look("views/data.py", "own")
    app.file_uploader[0].upload("ads.csv", b"date,channel,cost\n2026-03-01,Events,5.00\n2026-02-30,Events,6.00\n")
    app.run()
    assert "1 needs you" in app.title[0].value
    assert any("“2026-02-30” is no day of the calendar" in frame.value.to_csv() for frame in app.dataframe)


def test_a_file_dropped_on_the_demo_company_goes_to_the_own_workspace(workspaces):
    before = workspaces.demo.version
    app = look("views/data.py", "demo")
    app.file_uploader[0].upload("ads.csv", b"date,channel,cost\n2026-03-01,Events,5.00\n")
    app.run()
    assert any("The demo company stays as it is" in text.value for text in app.markdown)
    assert app.query_params["workspace"] in ("own", ["own"])
    press(app, "Load 1 row")
    assert workspaces.demo.version == before


def test_a_word_is_looked_up(workspaces):
    app = look("views/definitions.py", "own")
    app.text_input(key="search").set_value("win rate").run()
    assert app.radio[0].options[0].startswith("Win rate")


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def box(app: AppTest, label: str):
    return next(box for box in app.selectbox if box.label == label)


def html(app: AppTest) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))
