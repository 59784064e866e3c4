"""The four formats of the pack by name: how each is written, its ending, its type."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from dashboard.meeting.document import Document


@dataclass(frozen=True)
class Format:
    """What a format is called on screen, its file's ending and type, and who writes it (module and function)."""

    label: str
    ending: str
    mime: str
    module: str
    function: str

    def write(self, document: Document) -> bytes:
        """The file; its library is loaded only now."""
        writer: Callable[[Document], bytes] = getattr(import_module(f"dashboard.meeting.{self.module}"), self.function)
        return writer(document)

    def name(self, document: Document) -> str:
        """The file's name."""
        return f"{document.stem}.{self.ending}"


_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
FORMATS = {
    "pdf": Format("PDF, to print", "pdf", "application/pdf", "pdf", "pdf"),
    "html": Format("One HTML file, opens offline", "html", "text/html", "html", "html"),
    "pptx": Format("Slides (PPTX)", "pptx", _SLIDES, "slides", "pptx"),
    "csv": Format("Every table (CSV, zipped)", "zip", "application/zip", "tables_zip", "tables"),
}
