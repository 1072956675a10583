"""What the tests may ask of the machine: one worker at a time, and a package that is missing."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
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
    with (Path(tempfile.gettempdir()) / f"strideguide-{user}-{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def finish(
    command: Sequence[str], seconds: float, *, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; TimeoutExpired if it takes longer. That, and Ctrl-C, end all that it has started.

    (`subprocess.run` would end the command alone, and then wait for what its children still have to say.)
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
        encoding="utf-8",
        errors="replace",
        cwd=folder,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            said, complained = process.communicate(timeout=seconds)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return subprocess.CompletedProcess(command, process.returncode, said, complained)


def run(command: Sequence[str], seconds: float = INSTALL_SECONDS) -> tuple[bool, str]:
    """Run a command to its end; say whether it went well, and what it answered or complained of, in a line."""
    try:
        done = finish(command, seconds)
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, str(error)
    if done.returncode == 0:
        return True, (done.stdout.strip().splitlines() or [""])[-1]
    complaints = [line for line in done.stderr.splitlines() if line.startswith(("E: ", "Error: ", "sudo: "))]
    return False, complaints[-1] if complaints else f"exit {done.returncode}"


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
