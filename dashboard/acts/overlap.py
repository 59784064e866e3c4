"""Spend that is loaded already from another file's grain or source: both would count, so somebody says replace or add."""

from dashboard import format as words
from dashboard import replay, schema
from dashboard.contracts import contract
from dashboard.library import answer
from dashboard.warehouse import Reader, Writer


class Overlapping(RuntimeError):
    """Days and channels of the file are loaded already: replace them, or add to them?"""


def overlap(writer: Writer, batch_id: str) -> str:
    """What a spend batch that was just applied tells a second time, in a sentence; empty where nothing."""
    if not _shares_days(writer, batch_id):
        return ""
    schema.build_lookups(writer.cursor)
    found = answer(Reader(writer.cursor, writer.version, None), "data/overlap", {"batch_id": batch_id}).records()
    if not found:
        return ""
    first = found[0]
    days = words.span(first["first_date"], words.after(first["last_date"]))
    more = f", and {words.count(len(found) - 1, 'more such pair')}" if found[1:] else ""
    return (
        f"{first['channel']} spend of {words.count(first['day_count'], 'day')} ({days}) is loaded already from {first['source']}, "
        f"told by {first['grain']}: {words.show(first['cost'], 'money', exact=True)}{more}. Both would count. "
        "Does this file replace it, or add to it? Say --overlap replace or --overlap add."
    )


def _shares_days(writer: Writer, batch_id: str) -> bool:
    """Whether any other file told of a day of this one; the full question is only asked where one did."""
    [(shares,)] = writer.cursor.execute(_SHARED, {"batch_id": batch_id}).fetchall()
    return shares


def replace_overlapping(writer: Writer, batch_id: str) -> None:
    """Take the lines that a spend batch tells a second time out of what is live; undoing the batch brings them back."""
    cursor = writer.cursor
    cursor.execute(_DOUBLE, {"batch_id": batch_id})
    cursor.execute(
        """
        insert into raw_spend (row_id, batch_id, key, content, is_merged, is_vanished)
        select nextval('row_ids'), $batch_id, key, 0, false, true from touched
        """,
        {"batch_id": batch_id},
    )
    replay.settle(cursor, contract("spend"), writer.version)


_SHARED = """
select exists (
    select 1
    from live_spend
    where batch_id <> $batch_id and date in (select date from raw_spend where batch_id = $batch_id)
)
"""
_DOUBLE = """
create or replace temp table touched as
with lines as (
    select * from stg_spend_grains
)

select distinct raw.key
from lines as standing
inner join raw_spend as raw on standing.row_id = raw.row_id
inner join lines as coming on standing.date = coming.date and standing.channel = coming.channel
where coming.batch_id = $batch_id
    and standing.batch_id <> $batch_id
    and (coming.source <> standing.source or coming.grain <> standing.grain)
"""
