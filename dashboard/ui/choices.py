"""One choice out of few, kept in the URL."""

from collections.abc import Mapping

import streamlit as st

from dashboard.glossary import models


def choose(label: str, options: Mapping[str, str], key: str) -> str:
    """A select of words; returns what the words chosen stand for. `options={"Linear": "linear"}`; the first is usual."""
    words = st.selectbox(label, list(options), key=key, bind="query-params")
    return options.get(words, next(iter(options.values())))


def choose_model(usual: str) -> str:
    """A select of the thirteen attribution profiles; returns the name of the one chosen."""
    named = models()
    first = {words: model for words, model in named.items() if model == usual}
    return choose("Model", first | named, "model")
