"""Bytes → decoded text → shape → recognised and mapped → typed rows and rejects with reasons. Never the warehouse."""

from dashboard.intake.model import Money, Options, Reading, Refused, Reject, Skip, Step
from dashboard.intake.reading import read

__all__ = ["Money", "Options", "Reading", "Refused", "Reject", "Skip", "Step", "read"]
