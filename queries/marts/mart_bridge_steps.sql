-- The six steps between two revenues, in the order in which a deal passes them, and who can act on each.
--
-- grain: lever
--
-- lever  count  The step's number, from 0.
-- step   text   volume, mix, acceptance, speed, conversion or deal_size.
-- words  text   The step in words.
-- side   text   Who can act on it: marketing, sales or both.
with steps (lever, step, words, side) as (
    values
    (0, 'volume', 'Volume', 'marketing'),
    (1, 'mix', 'Mix of segments', 'marketing'),
    (2, 'acceptance', 'Acceptance of leads', 'both'),
    (3, 'speed', 'Speed', 'sales'),
    (4, 'conversion', 'Conversion', 'sales'),
    (5, 'deal_size', 'Deal size', 'sales')
)

select * from steps
