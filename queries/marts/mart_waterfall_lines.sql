-- The lines of a waterfall, in order, and what puts a deal into each.
--
-- A deal counted on the first day starts, one counted on the second ends. In between it comes, told by what it was
-- before; goes, told by what it is now; changes its amount; or passes from one part (left) to another (joined).
--
-- grain: turn, told_by
--
-- turn     text   start, came, went, changed, left, joined or end.
-- told_by  text   What tells the line: a status, more, less or currency; any where nothing has to.
-- reason   text   start, new, reopened, pulled_in, increased, won, lost, decreased, pushed_out, other or end.
-- place    count  Place of the line, from 1.
-- old      count  How many times the amount of the first day counts in it.
-- new      count  How many times the amount of the second day does.
with lines (turn, told_by, reason, place, old, new) as (
    values
    ('start', 'any', 'start', 1, 1, 0),
    ('came', 'nothing', 'new', 2, 0, 1),
    ('came', 'won', 'reopened', 3, 1, 0),
    ('came', 'lost', 'reopened', 3, 1, 0),
    ('came', 'open', 'pulled_in', 4, 1, 0),
    ('changed', 'more', 'increased', 5, -1, 1),
    ('went', 'won', 'won', 6, 0, -1),
    ('went', 'lost', 'lost', 7, 0, -1),
    ('changed', 'less', 'decreased', 8, -1, 1),
    ('went', 'open', 'pushed_out', 9, 0, -1),
    ('came', 'deleted', 'other', 10, 1, 0),
    ('went', 'deleted', 'other', 10, 0, -1),
    ('changed', 'currency', 'other', 10, -1, 1),
    ('left', 'any', 'other', 10, -1, 0),
    ('joined', 'any', 'other', 10, 1, 0),
    ('end', 'any', 'end', 11, 0, 1)
)

select * from lines
