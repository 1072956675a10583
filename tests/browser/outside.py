"""What a browser does outside of a page (print, copy, share, save, announce, ask) is recorded here instead of done.

Such dialogs belong to the browser and change with it, so no test waits for one. Paper is what `page.pdf()` makes.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Dialog, Page

RECORDERS = Path(__file__).with_name("outside.js")


@dataclass(frozen=True)
class Saved:
    """A file that a page gave to its reader."""

    name: str
    type: str
    text: str


def record(context: BrowserContext) -> list[str]:
    """Put the recorders where the browser's own would be, and return what reaches the browser in spite of them.

    Call it before the first page opens. The list grows while the pages of the context are at work.
    """
    reached: list[str] = []

    def close(dialog: Dialog) -> None:
        reached.append(dialog.type)
        dialog.dismiss()

    context.add_init_script(path=RECORDERS)
    context.on("dialog", close)
    context.on("download", lambda file: reached.append(f"download of {file.suggested_filename}"))
    context.on("page", lambda page: page.on("filechooser", lambda _: reached.append("choice of a file")))
    return reached


def taken(page: Page, what: str) -> list[Any]:
    """What was recorded of one sort (`what` is a verb of outside.js) since it was last taken, oldest first."""
    found: list[Any] = page.evaluate("what => __outside.take(what)", what)
    return found


def _awaited(page: Page, what: str) -> list[Any]:
    """What was recorded of one sort, as soon as there is any: some scripts come when they are asked for."""
    page.wait_for_function("what => __outside.has(what)", arg=what)
    return taken(page, what)


def printed(page: Page) -> int:
    """How often the page has asked for a printer since this was last asked; it is waited for once."""
    return len(_awaited(page, "print"))


def copied(page: Page) -> str | None:
    """The last text that the page has copied since this was last asked, if any."""
    return next(reversed(taken(page, "copy")), None)


def saved(page: Page) -> Saved:
    """The one file that the page has given since this was last asked; it is waited for."""
    (file,) = _awaited(page, "save")
    return Saved(**file)


def refuse(page: Page, what: str) -> None:
    """Refuse this to the page until it is loaded anew, as a reader or a browser may."""
    page.evaluate("what => __outside.refused.add(what)", what)


def refuse_storage(context: BrowserContext) -> None:
    """Refuse to keep anything of the guide's, or to give it back, as a browser does that blocks the data of sites."""
    context.add_init_script(
        """for (const name of ["getItem", "setItem", "removeItem"]) {
          const own = Storage.prototype[name];
          Storage.prototype[name] = function (key, ...others) {
            if (key.includes("guide.")) throw new DOMException("refused", "SecurityError");
            return own.call(this, key, ...others);
          };
        }"""
    )
