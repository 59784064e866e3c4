"""Suggestions look like the word, surest first; what is not near is not suggested."""

from dashboard.likeness import likely

PRODUCTS = ["GTX Basic", "GTX Pro", "MG Special", "GTX Plus Pro"]


def test_the_same_letters_come_first():
    assert likely("GTXPro", PRODUCTS)[0] == "GTX Pro"


def test_nothing_near_is_no_suggestion():
    assert likely("Radio", PRODUCTS) == []
    assert likely("", PRODUCTS) == []
