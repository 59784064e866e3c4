"""Gives a built package the dependencies of requirements.in, so that they are written down once."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class Dependencies(MetadataHookInterface):
    """Called by hatchling when it writes the package's metadata."""

    def update(self, metadata: dict[str, object]) -> None:
        """Fill in `dependencies` from requirements.in."""
        lines = Path(self.root, "requirements.in").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
