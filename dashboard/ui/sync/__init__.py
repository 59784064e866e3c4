"""The weekly sync: the room, its agenda, the question on the table, promises, people, and meetings of the past."""

from dashboard.ui.sync.meeting import meeting
from dashboard.ui.sync.people import people
from dashboard.ui.sync.promises import promises, promises_due

__all__ = ["meeting", "people", "promises", "promises_due"]
