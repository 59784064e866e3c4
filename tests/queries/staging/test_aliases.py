"""Words that files write differently: one alias makes them one, from its version on, and its undo parts them again."""

from tests.tables import table

PRODUCTS = """
    product   family
    GTX Pro   GTX
    MG Basic  MG
"""
DEALS = """
    opportunity_id  stage       amount  created_at  close_date  product
    1               Closed Won  100.00  2026-01-05  2026-02-10  GTXPro
    2               Closed Won  50.00   2026-01-06  2026-02-10  MG Basic
    3               Closed Won  20.00   2026-01-06  2026-02-10  gtxpro
"""
ALIAS = """
    table          column   their_value  our_value
    opportunities  product  GTXPro       GTX Pro
"""
OWNED = """
    opportunity_id  stage  created_at  owner
    1               Open   2026-01-05  A
    2               Open   2026-01-05  X
    3               Open   2026-01-05  Y
    4               Open   2026-01-05  Dee Dee
"""
RENAMED = """
    table          column        their_value  our_value
    opportunities  account_name  Acme Inc     Acme
"""
CHAIN = """
    table          column  their_value  our_value
    opportunities  owner   a            b
    opportunities  owner   B            Cy
    opportunities  owner   X            Y
    opportunities  owner   Y            X
    opportunities  owner   dee dee      dee Dee
"""
AS_WRITTEN = table("""
    opportunity_id  product
    1               GTXPro
    2               MG Basic
    3               gtxpro
""")
IN_OUR_WORDS = table("""
    opportunity_id  product
    1               GTX Pro
    2               MG Basic
    3               GTX Pro
""")


def aliases(lines: str) -> str:
    return f"table          column     their_value  our_value\n{lines}"


def products(warehouse, **when):
    return warehouse.look("mart_deals", "opportunity_id product", **when)


def test_an_alias_renames_what_another_file_writes_differently_capitals_aside(warehouse):
    warehouse.load("opportunities", DEALS)
    assert products(warehouse) == AS_WRITTEN
    warehouse.load("aliases", ALIAS)
    assert products(warehouse) == IN_OUR_WORDS


def test_its_undo_brings_the_old_words_back(warehouse):
    warehouse.load("opportunities", DEALS)
    batch = warehouse.load("aliases", ALIAS)
    warehouse.undo(batch)
    assert products(warehouse) == AS_WRITTEN


def test_an_alias_is_known_from_its_version_on(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("aliases", ALIAS)
    assert products(warehouse, version=1) == AS_WRITTEN
    assert products(warehouse, version=2) == IN_OUR_WORDS
    assert products(warehouse, as_of="2026-02-01") == IN_OUR_WORDS


def test_raw_keeps_the_word_of_the_file(warehouse):
    warehouse.load("opportunities", DEALS)
    warehouse.load("aliases", ALIAS)
    assert [row[0] for row in warehouse.look("raw_opportunities", "product")[1:]] == ["GTXPro", "MG Basic", "gtxpro"]


def test_a_star_stands_for_every_table_and_the_table_itself_comes_first(warehouse):
    warehouse.load("spend", "date        channel  region  cost\n2026-01-05  Search   W       1.00")
    warehouse.load("targets", "period_start  period_end  metric   value   region\n2026-01-01    2026-03-31  revenue  100.00  W")
    warehouse.load(
        "aliases", aliases("*              region     W            West\ntargets        region     W            Far West")
    )
    assert warehouse.look("stg_spend", "region")[1] == ["West"]
    assert warehouse.look("stg_targets", "region")[1] == ["Far West"]


def test_aliases_of_aliases_are_followed_and_a_circle_changes_nothing(warehouse):
    warehouse.load("opportunities", OWNED)
    warehouse.load("aliases", CHAIN)
    assert warehouse.look("mart_deals", "opportunity_id owner") == table("""
        opportunity_id  owner
        1               Cy
        2               X
        3               Y
        4               dee Dee
    """)


def test_owners_that_become_one_do_not_double_their_deals(warehouse):
    warehouse.load("opportunities", OWNED)
    warehouse.load("owners", "owner  team\nA      North\nB      South")
    warehouse.load("aliases", aliases("*              owner      A            B"))
    assert warehouse.look("mart_deals", "opportunity_id owner team")[1:3] == [["1", "B", "South"], ["2", "X", ""]]


def test_a_stage_in_our_words_tells_won_from_open_and_does_not_count_as_moved(warehouse):
    deal = "opportunity_id  stage     created_at  close_date\n1               {stage}  2026-01-05  2026-02-10"
    warehouse.load("opportunities", deal.format(stage="Order in"), observed_on="2026-02-11")
    warehouse.load("opportunities", deal.format(stage="Received"), observed_on="2026-02-12")
    won = "opportunities  stage      Order in     Closed Won\nopportunities  stage      Received     Closed Won"
    warehouse.load("aliases", aliases(won))
    assert warehouse.look("mart_deals", "is_won stage")[1:] == [["yes", "Closed Won"]]
    assert len(warehouse.look("stg_stage_history", "stage", as_of="2026-03-01")) == 2


def test_a_deal_without_an_id_stays_the_same_deal_when_its_account_is_renamed(warehouse):
    warehouse.load(
        "opportunities", "opportunity_name  account_name  stage  created_at\nSeats             Acme Inc      Open   2026-01-05"
    )
    warehouse.load("accounts", "account_id  account_name\na1          Acme")
    before = warehouse.look("mart_deals", "opportunity_id")
    warehouse.load("aliases", RENAMED)
    assert warehouse.look("mart_deals", "opportunity_id") == before
    assert warehouse.look("mart_deals", "account_key")[1:] == [["a1"]]
