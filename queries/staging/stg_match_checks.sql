-- What is asked about the language of the files, and which file each question leans on.
--
-- grain: check_name
--
-- check_name  text   Short name.
-- place       count  Place in the list.
-- says        text   What the share is of, in words.
-- table_name  text   Kind of file whose rows are counted.
-- needs       text   Kind of file that should know them.
with checks (check_name, place, says, table_name, needs) as (
    values
    ('spend_channel', 1, 'of spend reaches a channel with deals', 'spend', 'opportunities'),
    ('deal_touch', 2, 'of deals have a touch', 'opportunities', 'touchpoints'),
    ('deal_lead', 3, 'of deals have a lead, by id or by account', 'opportunities', 'leads'),
    ('deal_account', 4, 'of deals have an account that the accounts file knows', 'opportunities', 'accounts'),
    ('deal_account_id', 5, 'of deals name their account by id', 'opportunities', 'opportunities'),
    ('deal_owner', 6, 'of deals have an owner that the owners file knows', 'opportunities', 'owners'),
    ('deal_product', 7, 'of deals with a product name one that the products file knows', 'opportunities', 'products'),
    ('spend_campaign', 8, 'of spend on campaigns names one that the campaigns file knows', 'spend', 'campaigns'),
    ('spend_campaign_id', 9, 'of spend on campaigns names them by id', 'spend', 'spend'),
    ('spend_region', 10, 'of spend with a region names one that deals have', 'spend', 'opportunities'),
    ('target_region', 11, 'of targets with a region name one that deals have', 'targets', 'opportunities'),
    ('lead_campaign', 12, 'of leads have a campaign that the campaigns file knows', 'leads', 'campaigns'),
    ('lead_owner', 13, 'of leads with an owner name one that the owners file knows', 'leads', 'owners')
)

select * from checks
