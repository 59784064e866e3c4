"""Resolves the .in files and writes the locks: all platforms, hashes, no address of any index."""

import subprocess
import sys
from pathlib import Path

OPTIONS = ["--quiet", "--universal", "--python-version=3.11", "--generate-hashes", "--no-emit-index-url"]


def main() -> None:
    """Write requirements.txt, then requirements-dev.txt, which is held to it."""
    uv = str(Path(sys.executable).parent / "uv")
    for name in ("requirements", "requirements-dev"):
        command = [uv, "pip", "compile", *OPTIONS, "--custom-compile-command", "make lock"]
        subprocess.run([*command, f"{name}.in", "--output-file", f"{name}.txt"], check=True)


if __name__ == "__main__":
    main()
