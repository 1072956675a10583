"""`strideguide comment`: the word about a review below its pull request. It may write there, and runs nothing of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..reviewing.github import Event, GitHub

EVENT, REPOSITORY, TOKEN, API = "GITHUB_EVENT_PATH", "GITHUB_REPOSITORY", "GITHUB_TOKEN", "GITHUB_API_URL"


@click.command()
def comment() -> None:
    """Write below a pull request what a review found; for the workflow that GitHub starts when it has ended.

    Which run that was stands in the event, and what may be done is what its token allows. Nothing of the request runs.
    """
    if lacking := [name for name in (EVENT, REPOSITORY, TOKEN) if not os.environ.get(name)]:
        raise click.UsageError(f"This is for a workflow on GitHub: {' and '.join(lacking)} must be set.")
    from ..reviewing import github

    api = github.GitHub(os.environ.get(API) or "https://api.github.com", os.environ[REPOSITORY], os.environ[TOKEN])
    try:
        event = github.Event.model_validate_json(Path(os.environ[EVENT]).read_bytes())
        click.echo(_written(api, event))
    except OSError as error:
        raise click.ClickException(f"GitHub could not be asked: {error}.") from None
    except (ValueError, KeyError, TypeError) as error:
        raise click.ClickException(f"GitHub has said what nobody expects: {type(error).__name__}.") from None


def _written(api: GitHub, event: Event) -> str:
    """Write the comment, if there is a request to write it below; what was done."""
    from ..reviewing import comment, github
    from ..reviewing.record import UnreadableError

    number, run = api.request(event), event.workflow_run
    if number is None:
        return "No open request has this commit at its head, so nothing is written."
    left = api.artifacts(run.id)
    preview = f"{run.html_url}/artifacts/{left[github.PREVIEW].id}" if github.PREVIEW in left else ""
    build = comment.Build(run.head_sha, run.html_url, preview)
    reviews, why = {}, "The run left no list of changes."
    if github.CHANGES in left:
        try:
            reviews = api.reviews(left[github.CHANGES])
        except UnreadableError as error:
            why = str(error)
    return f"The comment below request {number} is {api.say(number, comment.comment(reviews, build, why))}."
