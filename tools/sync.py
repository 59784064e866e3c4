"""Installs a lock file into the environment that runs this, by uv, from the package index pip is set up to use.

uv does not read pip's settings, so a machine that reaches its packages through pip.conf or PIP_… would be left without.
Settings of uv's own win. Hashes are required, so it does not matter which index a file comes from.
"""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
# pip's setting → uv's variable, the sign between several values, and older or other names uv takes for it.
TRANSLATED = {
    "index-url": ("UV_DEFAULT_INDEX", " ", ["UV_INDEX_URL"]),
    "extra-index-url": ("UV_INDEX", " ", ["UV_EXTRA_INDEX_URL"]),
    "find-links": ("UV_FIND_LINKS", ",", []),
    "trusted-host": ("UV_INSECURE_HOST", " ", []),
    "cert": ("SSL_CERT_FILE", "", []),
}


def pip_settings() -> dict[str, str]:
    """pip's settings by name, wherever pip itself finds them: environment, user, machine."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "config", "list"]
    found: dict[str, str] = {}
    for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines():
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        if section in ("global", "install", ":env:"):
            found[key] = value.strip("'\"").replace("\\n", " ")
    return found


def uv_environment(settings: dict[str, str], environment: dict[str, str]) -> dict[str, str]:
    """The environment with pip's settings in uv's words, where uv has none of its own."""
    translated = dict(environment)
    for key, (variable, between, others) in TRANSLATED.items():
        value = settings.get(key, "").split()
        if value and not any(environment.get(name) for name in [variable, *others]):
            translated[variable] = between.join(value)
    translated.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    return translated


def main(lock: str) -> int:
    """Make the environment hold exactly what the lock says."""
    command = [str(BIN / "uv"), "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode"]
    command += ["--python", sys.executable, lock]
    return subprocess.run(command, env=uv_environment(pip_settings(), dict(os.environ)), check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
