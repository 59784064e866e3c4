-- Deals lost of which both spoke: what the rep wrote beside what the buyer said in the last 365 days.
--
-- grain: opportunity_id, theme
--
-- opportunity_id  text  The deal.
-- region          text  Its region.
-- segment         text  Its segment.
-- loss_reason     text  What the rep wrote.
-- theme           text  What the buyer said.
-- amount          money What the deal was worth.
with voices as (
    select * from mart_voice
),

spoken as (
    select distinct
        voices.opportunity_id,
        voices.region,
        voices.segment,
        voices.loss_reason,
        voices.theme,
        voices.amount
    from voices
    cross join stg_as_of as clock
    where
        voices.said_on >= clock.as_of - 365
        and voices.is_lost
        and voices.loss_reason is not null
        and voices.theme is not null
        and voices.kind in ('win_loss', 'interview')
)

select * from spoken
