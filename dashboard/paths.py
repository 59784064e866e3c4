"""Where the shelves stand: beside the package in a checkout, inside it once installed."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_folder() -> Path:
    """Contracts, formats, glossary and the demo company's answers."""
    return _shelf("data")


def queries_folder() -> Path:
    """Every question, mart and staging view."""
    return _shelf("queries")


def static_folder() -> Path:
    """Font and icon."""
    return _shelf("static")


def settings_file() -> Path:
    """Streamlit's settings and the theme."""
    return _shelf(".streamlit") / "config.toml"


def _shelf(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
