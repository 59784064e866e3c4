-- How much each rule gives to each milestone of a journey, and to the touches that hold none.
--
-- Vendors give one name to different formulae, so a rule is named by its profile. Time decay has no milestones: each
-- touch weighs by its age.
--
-- grain: model
--
-- model        text   Rule, by its profile's name.
-- each         count  Parts for each milestone it counts.
-- has_first    flag   Whether the first touch is one.
-- has_lead     flag   Whether the touch that created the lead is one.
-- has_deal     flag   Whether the touch that created the deal is one.
-- ending       text   Touch at the end that is one: last, non_direct (the last that is not Direct), close or none.
-- rest         count  Parts that the touches without a milestone share equally.
-- is_between   flag   Whether only touches before the creation of the deal share them.
-- is_decaying  flag   Whether each touch weighs half after every half-life.
with profiles as (
    select listed.*
    from (
        values
        ('first_touch', 1, true, false, false, 'none', 0, false, false),
        ('last_touch', 1, false, false, false, 'last', 0, false, false),
        ('last_non_direct', 1, false, false, false, 'non_direct', 0, false, false),
        ('linear', 0, false, false, false, 'none', 1, false, false),
        ('position_based_google', 40, true, false, false, 'last', 20, false, false),
        ('u_shaped_marketo', 50, true, true, false, 'none', 0, false, false),
        ('u_shaped_hubspot', 40, true, true, false, 'none', 20, false, false),
        ('w_shaped_marketo', 30, true, true, true, 'none', 10, true, false),
        ('w_shaped_hubspot', 30, true, true, true, 'none', 10, false, false),
        ('full_path', 225, true, true, true, 'close', 100, false, false),
        ('time_decay', 0, false, false, false, 'none', 0, false, true)
    ) as listed (model, each, has_first, has_lead, has_deal, ending, rest, is_between, is_decaying)
)

select * from profiles
