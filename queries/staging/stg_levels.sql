-- Where a figure is counted: in the total, in its region, in its segment.
--
-- grain: level
--
-- level  text  all, region or segment.
with levels (level) as (
    values
    ('all'),
    ('region'),
    ('segment')
)

select * from levels
