"""Run the sync: last week's promises, the questions to decide, and what was said; any past meeting as it was."""

from dashboard.ui import parts
from dashboard.ui.sync import meeting, people, promises

parts(Meeting=meeting, Promises=promises, People=people)
