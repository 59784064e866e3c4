"""What do the words mean? Every number, term and table, with where it comes from."""

from dashboard.ui.definitions import definitions

definitions("Every number has one question behind it, and every word one meaning.")
