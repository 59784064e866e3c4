-- Every finding ever found, as it was found last, with the days it was first and last seen.
--
-- A finding is known by its kind and scope, so next week's is the same one. It is closed once the newest look does not
-- find it any more. Join the meeting's agenda and promises on finding_id.
--
-- grain: finding_id
--
-- finding_id   text    Its id: the kind and the scope.
-- kind         text    Kind of finding.
-- polarity     text    problem or opportunity.
-- side         text    Side that can act: marketing, sales or both.
-- region       text    Region it is about; empty where it is not about one.
-- segment      text    Segment.
-- channel      text    Channel.
-- campaign     text    Campaign.
-- stage        text    Stage.
-- owner        text    Owner.
-- lead_source  text    Lead source.
-- product      text    Product.
-- competitor   text    Competitor.
-- theme        text    Theme.
-- sentence     text    What was found, in a sentence.
-- low          money   Money at stake in a quarter, low end.
-- mid          money   Money at stake in a quarter.
-- high         money   Money at stake in a quarter, high end.
-- since        date    Since when it is so; empty where it always was.
-- confidence   ratio   How sure that it is no noise, from 0 to 1.
-- question     text    The question that counts it.
-- first_found  date    Day it was first found.
-- last_found   date    Day it was last found.
-- times_found  count   How many looks found it.
-- is_standing  flag    Whether the newest look finds it.
-- is_new       flag    Whether only looks of the last seven days find it, and earlier ones were made.
with runs as (
    select * from stg_finding_runs
),

found as (
    select
        findings.*,
        runs.found_on,
        runs.is_newest,
        row_number() over (
            partition by findings.finding_id
            order by runs.is_newest desc, runs.found_on desc, findings.run_id asc
        ) as place
    from runs
    inner join study_findings as findings on runs.run_id = findings.run_id
),

days as (
    select
        min(found_on) as first_day,
        max(found_on) filter (where is_newest) as last_day
    from runs
),

history as (
    select
        finding_id,
        min(found_on) as first_found,
        max(found_on) as last_found,
        count(distinct found_on) as times_found,
        bool_or(is_newest) as is_standing
    from found
    group by finding_id
),

findings as (
    select
        found.finding_id,
        found.kind,
        found.polarity,
        found.side,
        found.region,
        found.segment,
        found.channel,
        found.campaign,
        found.stage,
        found.owner,
        found.lead_source,
        found.product,
        found.competitor,
        found.theme,
        found.sentence,
        cast(found.low as decimal(18, 2)) as low,
        cast(found.mid as decimal(18, 2)) as mid,
        cast(found.high as decimal(18, 2)) as high,
        found.since,
        found.confidence,
        found.question,
        history.first_found,
        history.last_found,
        history.times_found,
        history.is_standing,
        history.first_found > days.first_day and history.first_found > days.last_day - 7 as is_new
    from found
    inner join history on found.finding_id = history.finding_id
    cross join days
    where found.place = 1
)

select * from findings
