-- Products we sell.
--
-- grain: product
--
-- product     text   Name.
-- family      text   Family it belongs to.
-- list_price  money  List price.
with products as (
    select * from live_products
),

chosen as (
    select
        product,
        family,
        list_price
    from products
)

select * from chosen
