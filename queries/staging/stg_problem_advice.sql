-- What each kind of data problem does to the numbers, and what to do.
--
-- grain: problem
--
-- problem     text  What is wrong, in words.
-- table_name  text  Kind of file.
-- advice      text  What it does, and what to do.
with advice (problem, table_name, advice) as (
    values
    (
        'Won deals without an amount',
        'opportunities',
        'They count as won with nothing: fill the amount in the CRM and load the export again.'
    ),
    (
        'Open deals without an amount',
        'opportunities',
        'They count as deals and add nothing to pipeline: fill the amount in the CRM.'
    ),
    (
        'Open deals whose close date has passed',
        'opportunities',
        'They still count as open pipeline: move the date in the CRM, or close them.'
    ),
    (
        'Deals in a currency without a rate',
        'opportunities',
        'They stay out of totals: load a rates file with their currency.'
    ),
    (
        'Deals that name no currency, read in the one of the spend',
        'opportunities',
        'Choose the reporting currency in the settings under Definitions if they are in another.'
    ),
    (
        'Deals whose owner is in no owners file',
        'opportunities',
        'They have no team and no manager: add the owner to the owners file.'
    ),
    (
        'Deals without a created date',
        'opportunities',
        'They stay out of every number by creation date; prospects not yet engaged belong here.'
    ),
    (
        'Deals closed before they were created',
        'opportunities',
        'Their sales cycle is left out: correct one of the dates in the CRM.'
    ),
    (
        'Won or lost deals without a close date',
        'opportunities',
        'They are in no period: fill the close date in the CRM.'
    ),
    (
        'Deals whose stage history ends in another stage than the CRM shows',
        'opportunities',
        'Their time in stage follows the history: export the stage history again, up to the day of the deals.'
    ),
    (
        'Deals whose stage says another outcome than the CRM''s own flags',
        'opportunities',
        'The flags count here: correct the stage or the flag in the CRM, so that both say the same.'
    ),
    (
        'Deals that stand twice: same account, name, amount and created date',
        'opportunities',
        'Both count: merge them in the CRM, or pipeline and won are too large.'
    ),
    (
        'Spend without a known channel',
        'spend',
        'It counts as Unknown: give the channel, load the campaigns file, or write a channel rule under Match.'
    ),
    (
        'Spend on a channel that nothing else knows',
        'spend',
        'No touch, lead or deal names it, so none can reach it: give it an alias or a channel rule under Match.'
    ),
    (
        'Aliases that lead in a circle',
        'aliases',
        'They change nothing: take one of them out under Match.'
    ),
    (
        'Spend in a currency without a rate',
        'spend',
        'It stays out of totals: load a rates file with its currency.'
    ),
    (
        'Refunds: spend below zero',
        'spend',
        'They are taken off spend: check that they are refunds.'
    )
)

select * from advice
