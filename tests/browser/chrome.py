"""Find the Chrome or Chromium that the tests drive, install one where that is allowed, and start it."""

import os
import shutil
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Playwright
from tests.browser.machine import install_with_apt, one_at_a_time, run

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium-headless-shell",
)

# A test browser talks to no one but the test's own server: it neither looks for updates nor looks up a name.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

# What Playwright 1.65 switches off, and then what a browser does for a person before its window: two pages of its own
# below the address bar of each window, which were half of the tests' CPU, and a process in reserve.
# Of such lists the last one counts, so Playwright's is said again here; a test compares them.
OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
)

_WHERE_PLAYWRIGHT_KEEPS_IT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as driver: print(driver.chromium.executable_path)"
)


class NoChrome(RuntimeError):
    """No browser to test with; the message says what to install."""


def flags() -> list[str]:
    """The start flags for this user: Chromium's sandbox refuses to run as root, and only then is it off."""
    return [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [*FLAGS]


@cache
def find_chrome() -> Path:
    """Return a browser that starts: $CHROME, one on PATH, Playwright's own, or one installed just now."""
    named = os.environ.get("CHROME")
    if named:
        return _the_one_named(named)
    with one_at_a_time("chrome"):
        found = _on_path() or _of_playwright()
        if found:
            return found
        return _install()


def launch(playwright: Playwright) -> Browser:
    """Start the browser without a window."""
    quiet = [*flags(), f"--disable-features={','.join(OFF)}"]
    return playwright.chromium.launch(executable_path=find_chrome(), args=quiet, headless=True)


def _the_one_named(named: str) -> Path:
    path = shutil.which(named)
    if path is None or not _starts(path):
        raise NoChrome(f"CHROME names {named!r}, which doesn't start. Name a Chrome or Chromium, or unset it.")
    return Path(path)


def _on_path() -> Path | None:
    for path in filter(None, map(shutil.which, NAMES)):
        if _starts(path):
            return Path(path)
    return None


def _of_playwright() -> Path | None:
    # Asked of another process: Playwright's sync API can't be started twice in one thread.
    went_well, path = run([sys.executable, "-c", _WHERE_PLAYWRIGHT_KEEPS_IT], 60)
    return Path(path) if went_well and Path(path).exists() and _starts(path) else None


def _starts(path: str) -> bool:
    # Not every chromium-browser is a browser: Ubuntu's is a script that asks for a snap.
    return run([path, "--version"], 60)[0]


def _install() -> Path:
    """Try Playwright's download, then Debian's package; fail with what each of them said."""
    went_well, download_said = run([sys.executable, "-m", "playwright", "install", "chromium"])
    found = _of_playwright() if went_well else None
    if found:
        return found
    apt_said = install_with_apt("chromium")
    found = _on_path()
    if found:
        return found
    raise NoChrome(
        "There is no Chrome or Chromium to test with. Install one (on Debian: apt-get install chromium),"
        " or set CHROME to its path. Tried:\n"
        f"  playwright install chromium: {download_said}\n"
        f"  apt-get install chromium: {apt_said or 'installed nothing that starts'}"
    )
