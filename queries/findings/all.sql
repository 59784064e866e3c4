-- What has been found, and how does each finding stand?
--
-- About one card in ten is noise: that is the bound over everything tested. A finding with an open promise is promised,
-- one that a side answered with "Not so" is disputed until the data have been asked again, one that faded is closed.
--
-- grain: finding_id
-- side: both
-- $only_kind  text?   Only this kind; all when absent.
-- $only_side  text?   Only what this side can act on, what both can included; all when absent.
--
-- finding_id   text  Its id: the kind and the scope.
-- kind         text  Kind of finding.
-- polarity     text  problem or opportunity.
-- side         text  Side that can act: marketing, sales or both.
-- status       text  new, open, promised, disputed or closed.
-- sentence     text  What was found.
-- low          money Money at stake in a quarter, low end.
-- mid          money Money at stake in a quarter.
-- high         money Money at stake in a quarter, high end.
-- since        date  Since when it is so; empty where it always was.
-- confidence   percent How sure that it is no noise.
-- first_found  date  Day it was first found.
-- last_found   date  Day it was last found.
-- times_found  count How many looks found it.
-- disputes     count How often a side answered "Not so".
-- promises     count Promises made on it.
-- question     text  The question that counts it.
-- region       text  Region it is about; empty where it is not about one.
-- segment      text  Segment.
-- channel      text  Channel.
-- campaign     text  Campaign.
-- stage        text  Stage.
-- owner        text  Owner.
-- lead_source  text  Lead source.
-- product      text  Product.
-- competitor   text  Competitor.
-- theme        text  Theme.
with findings as (
    select * from stg_findings
),

disputes as (
    select
        finding_id,
        count(*) as disputes,
        count(*) filter (where verdict = 'open') as open_disputes
    from stg_dispute_checks
    group by finding_id
),

promises as (
    select
        finding_id,
        count(*) as promises,
        count(*) filter (where coalesce(status, 'open') in ('open', 'carried')) as open_promises
    from stg_actions
    group by finding_id
),

standing as (
    select
        findings.finding_id,
        findings.kind,
        findings.polarity,
        findings.side,
        case
            when not findings.is_standing then 'closed'
            when promises.open_promises > 0 then 'promised'
            when disputes.open_disputes > 0 then 'disputed'
            when findings.is_new then 'new'
            else 'open'
        end as status,
        findings.sentence,
        findings.low,
        findings.mid,
        findings.high,
        findings.since,
        findings.confidence,
        findings.first_found,
        findings.last_found,
        findings.times_found,
        coalesce(disputes.disputes, 0) as disputes,
        coalesce(promises.promises, 0) as promises,
        findings.question,
        findings.region,
        findings.segment,
        findings.channel,
        findings.campaign,
        findings.stage,
        findings.owner,
        findings.lead_source,
        findings.product,
        findings.competitor,
        findings.theme
    from findings
    left join disputes on findings.finding_id = disputes.finding_id
    left join promises on findings.finding_id = promises.finding_id
    where
        ($only_kind is null or findings.kind = $only_kind)
        and ($only_side is null or findings.side = $only_side or findings.side = 'both')
)

select * from standing
order by status = 'closed' asc, mid desc, finding_id asc
