"""GitHub's API, as far as a comment below a pull request needs it.

The event says which run ended, and of which repository, branch and commit; which request that is, the API says. Of the
run itself nothing is believed: its artifact is a file that anybody may have written.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, NamedTuple
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pydantic import BaseModel, ConfigDict, Field

from .comment import MARK
from .record import MAX_BYTES, NAME, Review, UnreadableError, read

SECONDS = 30
MOST_ANSWER = 10_000_000  # bytes of an answer of the API
MOST_ZIP = 1_000_000  # bytes of the artifact with the list of changes
MOST_BRANDS = 256
A_PAGE, MOST_PAGES = 100, 30  # comments that are asked for at a time, and how often
CHANGES, PREVIEW = "changes", "preview"  # the artifacts
BOT = "github-actions[bot]"
_LISTED = re.compile(rf"(?:([A-Za-z0-9][A-Za-z0-9._-]{{0,59}})/)?{re.escape(NAME)}")


class _Said(BaseModel):
    """What is read of something that says more."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Repository(_Said):
    full_name: str = Field(pattern=r"^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$")

    @property
    def owner(self) -> str:
        return self.full_name.partition("/")[0]


class Own(Repository):
    default_branch: str


class Run(_Said):
    """A run of the workflow that builds; its repository is gone if somebody deleted a fork."""

    id: int
    event: str
    head_sha: str = Field(pattern="^[0-9a-f]{40}$")
    head_branch: str
    head_repository: Repository | None
    html_url: str = Field(pattern=r"^https://[A-Za-z0-9_./-]+$")


class Event(_Said):
    """The event `workflow_run`, as GitHub writes it."""

    repository: Own
    workflow_run: Run


class Artifact(NamedTuple):
    """A file that a run left, with its size in bytes as GitHub says it."""

    id: int
    size: int


class _Redirected(HTTPRedirectHandler):
    """Leads on to where artifacts lie without the word that lets us in: that is for GitHub alone."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        led = super().redirect_request(req, fp, code, msg, headers, newurl)
        if led and urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            led.remove_header("Authorization")
        return led


class GitHub:
    """The API of one repository. OSError, as urllib raises it, if it can't be asked or refuses."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        self.home = f"{api.rstrip('/')}/repos/{repository}"
        self.token = token
        self.opener = build_opener(_Redirected)

    def ask(self, path: str, most: int = MOST_ANSWER, method: str = "GET", said: Any = None) -> bytes:
        """The answer at a path below the repository's; ValueError if it has more than `most` bytes."""
        data = None if said is None else json.dumps(said).encode()
        request = Request(f"{self.home}{path}", data, method=method)
        request.add_header("Authorization", f"Bearer {self.token}")
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        request.add_header("User-Agent", "strideguide")
        with self.opener.open(request, timeout=SECONDS) as answer:
            found: bytes = answer.read(most + 1)
        if len(found) > most:
            raise UnreadableError(f"An answer has more than {most:,} bytes.")
        return found

    def request(self, event: Event) -> int | None:
        """The number of the open request into the default branch that the run is of; None if there is none any more.

        GitHub lets a branch have one open request into another, so there is no second. One whose branch has moved on
        has a newer run, which says more.
        """
        run, base = event.workflow_run, event.repository.default_branch
        if run.event != "pull_request" or run.head_repository is None:
            return None
        head = f"{run.head_repository.owner}:{run.head_branch}"
        query = urlencode({"state": "open", "head": head, "base": base, "per_page": A_PAGE})
        sought = (run.head_repository.full_name, run.head_branch, run.head_sha, base, "open")
        for pull in json.loads(self.ask(f"/pulls?{query}")):
            theirs, into = pull["head"], pull["base"]
            name = (theirs["repo"] or {}).get("full_name")  # nothing if the fork is gone
            if (name, theirs["ref"], theirs["sha"], into["ref"], pull["state"]) == sought:
                return int(pull["number"])
        return None

    def artifacts(self, run: int) -> dict[str, Artifact]:
        """What a run left, by name; of two of one name the later."""
        listed = json.loads(self.ask(f"/actions/runs/{run}/artifacts?per_page={A_PAGE}"))["artifacts"]
        kept = sorted((each["id"], each["name"], each["size_in_bytes"]) for each in listed if not each["expired"])
        return {name: Artifact(int(id), int(size)) for id, name, size in kept}

    def reviews(self, artifact: Artifact) -> dict[str, Review]:
        """The reviews in an artifact, each by the folder of its brand, or one by ""; in order.

        UnreadableError if it has none, or one that nobody of us has written.
        """
        if artifact.size > MOST_ZIP:
            raise UnreadableError(f"The list of changes has more than {MOST_ZIP:,} bytes.")
        packed = self.ask(f"/actions/artifacts/{artifact.id}/zip", MOST_ZIP)
        return {brand: read(data) for brand, data in unpacked(packed)}

    def say(self, number: int, text: str) -> str:
        """Write the comment below a request, or in place of the one that is there; what was done."""
        for comment in self._comments(number):
            if comment["user"] and comment["user"]["login"] == BOT and str(comment["body"]).startswith(MARK):
                self.ask(f"/issues/comments/{int(comment['id'])}", method="PATCH", said={"body": text})
                return "updated"
        self.ask(f"/issues/{number}/comments", method="POST", said={"body": text})
        return "written"

    def _comments(self, number: int) -> Iterator[Any]:
        for page in range(1, MOST_PAGES + 1):
            found = json.loads(self.ask(f"/issues/{number}/comments?per_page={A_PAGE}&page={page}"))
            yield from found
            if len(found) < A_PAGE:
                return


def unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The lists in a zip, one by one, in memory, and never more of each than a review may have.

    One in a folder is a brand's; one that stands by itself is the only one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            listed = {found[1] or "": found[0] for found in map(_LISTED.fullmatch, packed.namelist()) if found}
            if not listed:
                raise UnreadableError(f"There is no {NAME} among what the run left.")
            if len(listed) > MOST_BRANDS:
                raise UnreadableError(f"The run left lists of changes of more than {MOST_BRANDS} brands.")
            for brand in [""] if "" in listed else sorted(listed):
                with packed.open(listed[brand]) as file:
                    yield brand, file.read(MAX_BYTES + 1)
    except UnreadableError:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise UnreadableError("What the run left is no zip file that can be read.") from None
