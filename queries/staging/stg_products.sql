-- Products we sell.
--
-- grain: product
--
-- batch_id    text   Load it came with.
-- line        count  Line of the file.
-- product     text   Name.
-- family      text   Family it belongs to.
-- list_price  money  List price.
with products as (
    select * from live_products
),

aliases as (
    select * from mart_aliases
    where table_name = 'products'
),

named as (
    select
        coalesce(names.our_value, products.product) as product,
        coalesce(families.our_value, products.family) as family,
        products.list_price,
        products.batch_id,
        products.line,
        products.row_id
    from products
    left join aliases as names
        on
            regexp_replace(lower(trim(products.product)), '\s+', ' ', 'g') = names.their_key
            and names.column_name = 'product'
    left join aliases as families
        on
            regexp_replace(lower(trim(products.family)), '\s+', ' ', 'g') = families.their_key
            and families.column_name = 'family'
),

ranked as (
    select
        *,
        row_number() over (partition by lower(trim(product)) order by line desc, row_id desc) as place
    from named
),

chosen as (
    select
        batch_id,
        line,
        product,
        family,
        list_price
    from ranked
    where place = 1
)

select * from chosen
