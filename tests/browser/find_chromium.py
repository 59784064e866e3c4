"""Finds the browser that the browser tests drive, and says which: `python -m tests.browser.find_chromium`."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ADVICE = "No Chromium or Chrome was found. Install one, or name it in TANDEM_CHROMIUM, to run the browser tests."


def installed() -> str | None:
    """The browser named in TANDEM_CHROMIUM, else the first one installed on this machine."""
    named = os.environ.get("TANDEM_CHROMIUM")
    if named:
        return named
    found = (shutil.which(name) for name in NAMES)
    apps = (app for app in APPS if Path(app).exists())
    return next((path for path in (*found, *apps) if path), None)


def playwrights_own() -> str | None:
    """Playwright's own Chromium, where `playwright install chromium` has put one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def download() -> bool:
    """Ask Playwright to download its Chromium; False where it cannot."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        return subprocess.run(command, capture_output=True, timeout=600, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


@cache
def find() -> str | None:
    """The path of a browser to use, or None where there is none."""
    return installed() or playwrights_own()


def main() -> int:
    """Say which browser the tests use; with none, try to download one. Only continuous integration insists."""
    path = find() or (download() and playwrights_own())
    print(f"Browser tests use {path}" if path else f"{ADVICE} They are skipped now.")
    return 1 if not path and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
