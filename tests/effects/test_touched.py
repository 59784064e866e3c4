"""What touches rule out."""

import numpy as np

from dashboard.effects.touched import bounds
from tests.effects.small import fitted, panel


def met(deals, with_touch, **channels):
    known = {"region": "All", "deals": deals, "with_touch": with_touch, "with_media": with_touch - 5}
    return [known | {"channel": name, "touched": count} for name, count in channels.items()]


def test_where_most_deals_have_a_touch_a_channel_brought_no_more_than_it_met():
    found = bounds(met(100, 90, Search=40, Events=60), ("Search", "Events"))
    assert (found.each.tolist(), found.of_all, found.said) == ([40.0, 60.0], 85.0, ())


def test_where_half_the_deals_have_a_touch_the_bound_is_twice_the_count():
    found = bounds(met(100, 50, Search=20, Events=35), ("Search", "Events"))
    assert (found.each.tolist(), found.of_all) == ([40.0, 70.0], None)
    assert found.said == ("50% of the deals of the window have a touch; the bounds allow that the others lost theirs.",)


def test_a_channel_that_no_deal_met_is_not_held_to_nothing():
    found = bounds(met(100, 90, Search=90), ("Search", "Events"))
    assert (found.each.tolist(), found.of_all) == ([90.0, np.inf], None)
    assert found.said == ("No deal of the window met Events: its touches seem not to be tracked, and bound nothing.",)


def test_touches_of_other_names_are_told():
    said = bounds(met(100, 90, Google=90), ("Search",)).said
    assert said == ("Touches name no channel that spend names (they know Google): join the words on Data, under Match.",)


def test_without_touches_nothing_is_bound():
    assert bounds([], ("Search",)).each is None
    assert bounds(met(100, 5, Search=5), ("Search",)).said == (
        "Touches do not bound what channels brought: 5% of the deals of the window have any.",
    )


def test_an_unbounded_channel_is_fitted_as_if_there_were_no_touches():
    free = fitted(panel())
    assert (fitted(panel(), touched=np.array([np.inf])).incremental == free.incremental).all()
