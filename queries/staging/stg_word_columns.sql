-- Columns that hold words which files may write differently, and where such words are at home.
--
-- An alias for any other column is never read. Words of one kind are compared with each other: those of a column that
-- is no home are to be found in one that is.
--
-- grain: table_name, column_name
--
-- table_name   text  Kind of file.
-- column_name  text  Column of it.
-- kind         text  What the words name, such as owner or channel.
-- is_home      flag  Whether a word that stands here is known by that.
with word_columns (table_name, column_name, kind, is_home) as (
    values
    ('spend', 'channel', 'channel', false),
    ('spend', 'campaign_name', 'campaign', false),
    ('spend', 'region', 'region', false),
    ('spend', 'segment', 'segment', false),
    ('campaigns', 'channel', 'channel', false),
    ('campaigns', 'campaign_name', 'campaign', true),
    ('campaigns', 'region', 'region', false),
    ('campaigns', 'segment', 'segment', false),
    ('campaigns', 'owner', 'marketer', true),
    ('touchpoints', 'channel', 'channel', true),
    ('touchpoints', 'campaign_name', 'campaign', false),
    ('leads', 'channel', 'channel', true),
    ('leads', 'segment', 'segment', false),
    ('leads', 'region', 'region', false),
    ('leads', 'owner', 'owner', false),
    ('leads', 'account_name', 'account', false),
    ('leads', 'rejection_reason', 'rejection reason', true),
    ('accounts', 'account_name', 'account', true),
    ('accounts', 'segment', 'segment', true),
    ('accounts', 'industry', 'industry', true),
    ('accounts', 'region', 'region', true),
    ('owners', 'owner', 'owner', true),
    ('owners', 'team', 'team', true),
    ('owners', 'manager', 'manager', true),
    ('owners', 'region', 'region', true),
    ('products', 'product', 'product', true),
    ('products', 'family', 'family', true),
    ('opportunities', 'stage', 'stage', true),
    ('opportunities', 'account_name', 'account', false),
    ('opportunities', 'owner', 'owner', false),
    ('opportunities', 'segment', 'segment', true),
    ('opportunities', 'region', 'region', true),
    ('opportunities', 'product', 'product', false),
    ('opportunities', 'pipeline', 'pipeline', true),
    ('opportunities', 'opportunity_type', 'deal type', true),
    ('opportunities', 'lead_source', 'channel', true),
    ('opportunities', 'loss_reason', 'loss reason', true),
    ('opportunities', 'competitor', 'competitor', true),
    ('stage_history', 'stage', 'stage', false),
    ('targets', 'team', 'team', false),
    ('targets', 'segment', 'segment', false),
    ('targets', 'region', 'region', false),
    ('feedback', 'account_name', 'account', false),
    ('feedback', 'theme', 'theme', true),
    ('experiments', 'channel', 'channel', false)
)

select * from word_columns
