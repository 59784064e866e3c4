-- Does marketing spend drive revenue, and does it pay?
--
-- Over the window of the study, against the same days without media. Revenue is won so far and still to come; anyway is
-- what would have come without media. Ranges hold nine times in ten.
--
-- grain: state
-- side: both
-- $study  text?  Which study; the usual window when absent.
--
-- state                text  What drives says; _deals behind it where no deal brought money; thin where data are.
-- pays_state           text  What pays says; no_margin until one is signed, empty where no deal brought money.
-- standing             text  first, changed or unchanged: how drives stands to the words before.
-- drives_chance        percent Chance that media bring more than 2% of all deals.
-- drives_error         percent Monte Carlo error of that chance.
-- drives_since         date  Day from which drives stands unchanged.
-- drives_reason        text  Why drives changed when it last did; empty where it never did.
-- pays_chance          percent Chance that gross profit returns the spend.
-- pays_error           percent Monte Carlo error of that chance.
-- pays_since           date  Day from which pays stands unchanged.
-- pays_reason          text  Why pays changed when it last did; empty where it never did.
-- published_on         date  Day the words were last judged afresh.
-- meanwhile            text  What to do while drives cannot tell: hold, do_not_raise or keep; empty where it can.
-- ruled_out_below      money Revenue that media brought at the least, with 95% certainty.
-- ruled_out_above      money Revenue that media brought at the most, with 95% certainty.
-- detectable           money Revenue that these data would have shown four times in five.
-- of_channels          money The middles of the channels, added up, where that is not the middle of all; else empty.
-- drives               text  yes, likely, cannot_tell or no.
-- pays                 text  The same, for gross profit against spend; cannot_tell until a margin is signed.
-- gross_margin         percent Share of revenue left after cost of sales; empty until finance signs it.
-- thin                 text  Why the data cannot bear the question.
-- innocent             text  The strongest other explanation.
-- next_test            text  The cheapest test that would settle it.
-- from_date            date  First day of the window.
-- to_date              date  First day after it.
-- is_current           flag  Whether it was made from what is known now.
-- made_at              time  When it was made.
-- seconds              ratio Seconds it took.
-- cpu_seconds          ratio Seconds of one processor it took.
-- points_per_parameter ratio Weeks times regions for each number the model has to find.
-- spend                money Media spend of the window.
-- all_revenue          money Revenue of the deals of the window, won and still to come.
-- anyway_low           money What would have come anyway, low end.
-- anyway               money What would have come anyway.
-- anyway_high          money What would have come anyway, high end.
-- deals_low            ratio Deals that would not exist without media, low end.
-- deals                ratio Deals that would not exist without media.
-- deals_high           ratio Deals that would not exist without media, high end.
-- pipeline_low         money Pipeline that would not exist without media, low end.
-- pipeline             money Pipeline that would not exist without media.
-- pipeline_high        money Pipeline that would not exist without media, high end.
-- revenue_low          money Revenue that would not exist without media, low end.
-- revenue              money Revenue that would not exist without media.
-- revenue_high         money Revenue that would not exist without media, high end.
-- of_which_won         money The part of it that is won already.
-- per_unit_low         money Revenue per unit of spend, low end.
-- per_unit             money Revenue per unit of spend.
-- per_unit_high        money Revenue per unit of spend, high end.
-- profit_per_unit_low  money Gross profit per unit of spend, low end; empty until a margin is signed.
-- profit_per_unit      money Gross profit per unit of spend.
-- profit_per_unit_high money Gross profit per unit of spend, high end.
with used as (
    select * from stg_study_use
    where kind = coalesce($study, 'spend')
),

measures as (
    select * from stg_study_measures
    where region = '' and channel = ''
),

settings as (
    select * from stg_settings
),

told as (
    select * from stg_study_verdicts
    where channel = ''
),

answered as (
    select
        case when told.thin is null then told.drives else 'thin' end
        || case when told.thin is null and measures.all_revenue = 0 then '_deals' else '' end as state,
        case
            when measures.all_revenue = 0 then null
            when told.thin is null and settings.gross_margin is null then 'no_margin'
            when told.thin is null then told.pays
        end as pays_state,
        case
            when told.drives_since < used.used_as_of then 'unchanged'
            when told.drives_reason = '' then 'first'
            when told.drives_reason is not null then 'changed'
        end as standing,
        told.drives_chance,
        told.drives_error,
        told.drives_since,
        nullif(told.drives_reason, '') as drives_reason,
        told.pays_chance,
        told.pays_error,
        told.pays_since,
        nullif(told.pays_reason, '') as pays_reason,
        told.published_on,
        case
            when measures.revenue_high is null or measures.all_revenue = 0 or told.drives <> 'cannot_tell' then null
            when measures.profit_per_unit_high < 1 then 'do_not_raise'
            when measures.profit_per_unit_low > 1 then 'keep'
            else 'hold'
        end as meanwhile,
        measures.ruled_out_below,
        measures.ruled_out_above,
        measures.detectable,
        case when abs(measures.of_channels / nullif(measures.revenue, 0) - 1) > 5e-2 then measures.of_channels end
            as of_channels,
        told.drives,
        told.pays,
        settings.gross_margin,
        told.thin,
        told.innocent,
        told.next_test,
        used.from_date,
        used.to_date,
        used.is_current,
        used.made_at,
        used.seconds,
        used.cpu_seconds,
        measures.points_per_parameter,
        measures.spend,
        measures.all_revenue,
        measures.anyway_low,
        measures.anyway,
        measures.anyway_high,
        measures.deals_low,
        measures.deals,
        measures.deals_high,
        measures.pipeline_low,
        measures.pipeline,
        measures.pipeline_high,
        measures.revenue_low,
        measures.revenue,
        measures.revenue_high,
        measures.of_which_won,
        measures.per_unit_low,
        measures.per_unit,
        measures.per_unit_high,
        measures.profit_per_unit_low,
        measures.profit_per_unit,
        measures.profit_per_unit_high
    from used
    inner join told on used.kind = told.kind
    cross join settings
    left join measures on used.kind = measures.kind
)

select * from answered
