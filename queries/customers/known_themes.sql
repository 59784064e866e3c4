-- Which themes do customers speak of?
--
-- grain: theme
-- side: both
--
-- theme   text  Theme.
-- voices  count How often it was named.
with voices as (
    select * from mart_voice
    where theme is not null
),

counted as (
    select
        theme,
        count(*) as voices
    from voices
    group by theme
    order by voices desc, theme asc
    limit 100
)

select * from counted
