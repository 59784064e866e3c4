-- Each open deal's chance to be won in the quarter, by stage, age and segment, as the forecast that is shown gives it.
--
-- grain: opportunity_id
--
-- opportunity_id  text  The deal.
-- from_date       date  First day of the quarter.
-- won_in_quarter  ratio Chance of being won before it ends.
with used as (
    select * from stg_study_use
    where kind = 'forecast'
),

chances as (
    select
        chances.opportunity_id,
        used.from_date,
        chances.chance as won_in_quarter
    from used
    inner join study_chances as chances on used.run_id = chances.run_id
)

select * from chances
