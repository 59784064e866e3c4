"""Each part over real questions: what it says, what it drops, and what it does where there is nothing."""

from tests.ui.conftest import html_of

FILTERS = 'from dashboard.ui import *\nwhen = filters("period", "region", "segment", "channel")\n'


def test_the_sentence_fills_the_template_by_unit(loaded, page):
    app = page(FILTERS + 'sentence("week/opening", "Won **{won}** in {quarter_label}, $1 at a time.", **when)')
    assert app.title[0].value == r"Won :orange[\$1.3k] in Q3 2026, \$1 at a time."


def test_the_sentence_follows_the_state(loaded, page):
    app = page(FILTERS + 'sentence("week/opening", templates={"no_target": "No target is loaded."}, **when)')
    assert app.title[0].value == "No target is loaded."


def test_a_note_says_which_filter_it_does_not_take(loaded, page):
    app = page(FILTERS + 'note("week/opening", "Won {won}.", **when)', channel="Events")
    assert "Not filtered by" not in app.markdown[0].value
    loaded.load("spend", "date        channel  cost\n2026-07-01  Events   10.00")
    loaded.ask("data/channels")
    app = page(FILTERS + 'note("week/opening", "Won {won}.", **when)', channel="Events")
    assert app.markdown[0].value.endswith("Not filtered by channel.]")


def test_a_metric_shows_value_and_change_in_their_unit(loaded, page):
    app = page(FILTERS + 'metric("week/pipeline_created", "Pipeline created", **when)', region="EMEA")
    assert (app.metric[0].label, app.metric[0].value) == ("Pipeline created", r"\$1.2k")


def test_filters_are_kept_in_the_url_and_reach_the_question(loaded, page):
    app = page(
        FILTERS + 'import streamlit as st\nst.text(str(when["regions"]) + str(when["from"]))', region="APAC", period="Last quarter"
    )
    assert app.text[0].value == "['APAC']2026-04-01"


def test_a_filter_the_data_does_not_have_is_ignored(loaded, page):
    app = page(
        FILTERS + 'import streamlit as st\nst.text(str(when["regions"]))', region="Atlantis", period="Some day", to="nonsense"
    )
    assert app.text[0].value == "None"
    assert not app.exception


def test_every_part_stands_in_an_empty_workspace(own, page):
    app = page(
        FILTERS
        + """
with row():
    metric("week/media_spend", **when)
with two() as (left, right):
    with left:
        cards("pipeline/win_rate_by_region", "{region}", "won_amount", title="Regions", empty="No moves.", **when)
    with right:
        table("pipeline/win_rate_by_region", **when)
with section("Evidence", "a note"):
    chart("revenue/by_month", "lines", **when)
sentence("week/opening", templates={"empty": "Nothing is loaded yet."}, **when)
empty("No deals yet.", "opportunities")
"""
    )
    assert not app.exception
    assert app.title[0].value == "Nothing is loaded yet."
    assert "No moves." in html_of(app)


def test_hostile_names_stay_text(loaded, page):
    app = page(FILTERS + 'table("pipeline/won_rows", **when)')
    assert "&lt;b&gt;Bold&lt;/b&gt;" in html_of(app)
    assert "<b>Bold" not in html_of(app)


def test_a_table_puts_numbers_right_and_says_what_a_column_means(loaded, page):
    app = page(FILTERS + 'table("pipeline/won_rows", ["opportunity_name", "amount"], {"amount": "Worth"}, bar="amount", **when)')
    assert 'class="t-number" title="' in html_of(app)
    assert ">Worth</th>" in html_of(app)
    assert "width:100.0%" in html_of(app)


def test_the_receipt_says_question_version_and_day(loaded, page):
    app = page(FILTERS + 'metric("week/pipeline_created", "Pipeline created", **when)')
    app.button[0].click().run()
    assert not app.exception
    assert "week/pipeline_created, version 1 of your own data, events before 23 Jul 2026." in html_of(app)
    assert any("select" in block.value for block in app.code)


def test_looking_back_reads_the_day_and_version_of_the_url(loaded, page):
    script = """
        import streamlit as st
        from dashboard.ui import door
        st.text(f"{door.answer('data/regions').version} {door.scene().as_of}")
    """
    assert page(script, as_of="2026-07-10", known_at="0").text[0].value == "0 2026-07-10"
    assert page(script, as_of="soon", known_at="x").text[0].value == "1 None"


def test_days_that_end_before_they_begin_are_said(loaded, page):
    app = page(FILTERS, **{"period": "Custom dates", "from": "2026-07-20", "to": "2026-07-01"})
    assert app.markdown[0].value.startswith("No day is chosen")


def test_a_count_agrees_with_its_noun(loaded, page):
    told = 'note("pipeline/opening", "{open_deals:open deal} and {overdue_deals:late deal}.", **when)'
    assert page(FILTERS + told).markdown[0].value == ":gray[1 open deal and 0 late deals.]"


def test_a_note_is_left_out_where_its_number_is_zero(loaded, page):
    assert not page(FILTERS + 'note("pipeline/opening", "Late.", where="overdue_deals", **when)').markdown
    assert page(FILTERS + 'note("pipeline/opening", "Open.", where="open_deals", **when)').markdown


def test_a_link_to_a_region_the_data_do_not_have_says_so(loaded, page):
    assert "No region is called Atlantis" in html_of(page(FILTERS, region="Atlantis"))


def test_a_source_that_ended_in_another_year_shows_it(loaded, page):
    header = "import streamlit as st\nfrom dashboard.ui.frame import _freshness\n_freshness()"
    assert ">Deals 22 Jul<" in html_of(page(header))
    assert ">Deals 22 Jul 2026<" in html_of(page(header, as_of="2027-02-01"))
