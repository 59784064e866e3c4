"""Holds the workspaces of the server that runs in this process, so that the pages find what it opened."""

from dashboard.warehouse import Workspaces

running: Workspaces | None = None
