"""What the tests may ask of the machine: one worker at a time, and a package that is missing."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: installs are then not guarded against a second worker
    fcntl = None  # type: ignore[assignment]

INSTALL_SECONDS = 600
_WAIT_FOR_OTHERS = ("-o", "DPkg::Lock::Timeout=300")


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Let one process of this machine's user into the block; the others wait for it."""
    if fcntl is None:
        yield
        return
    user = os.getuid()
    with (Path(tempfile.gettempdir()) / f"strideguide-{user}-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(command: Sequence[str], seconds: float = INSTALL_SECONDS) -> tuple[bool, str]:
    """Run a command to its end; say whether it went well, and the last line it printed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, str(error)
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
    return done.returncode == 0, lines[-1] if lines else f"exit {done.returncode}"


def install_with_apt(package: str) -> str:
    """Install a Debian package where this user may; return why it did not work, or nothing."""
    if not shutil.which("apt-get"):
        return "there is no apt-get here"
    become = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if become and not (shutil.which("sudo") and run([*become, "true"])[0]):
        return "apt-get needs root or a sudo that asks no password"
    quiet = [*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *_WAIT_FOR_OTHERS]
    for step in (["update"], ["install", "-y", "--no-install-recommends", package]):
        went_well, last_line = run([*quiet, *step])
        if not went_well:
            return f"apt-get {' '.join(step)}: {last_line}"
    return ""
