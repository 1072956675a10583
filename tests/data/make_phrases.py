"""Makes tests/data/phrases.txt: a short hash of every run of twelve words in the researchers' notes.

The notes themselves are not in the repository. From the hashes nobody can read them, and yet a sentence that was copied
from them is recognised: `python -m tests.data.make_phrases NOTES.yaml NOTES.md > tests/data/phrases.txt`.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from strideguide.source import read

LENGTH = 12
FIELDS = ("finding", "phrasing")
# Stands for a copied sentence, so that the file as it is committed can be seen to catch one.
SAMPLE = "This sentence stands in no guide and is here so that its copy can be found."


def windows(text: str) -> Iterator[str]:
    """Every run of twelve words in `text`, in small letters and without any sign between them."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    for start in range(len(words) - LENGTH + 1):
        yield " ".join(words[start : start + LENGTH])


def short_hash(run: str) -> str:
    """Ten hexadecimal digits that stand for a run of words."""
    return blake2b(run.encode(), digest_size=5).hexdigest()


def hashes(texts: Iterable[str]) -> set[str]:
    """The hashes of all runs of twelve words in all the texts."""
    return {short_hash(run) for text in texts for run in windows(text)}


def notes(path: Path) -> Iterator[str]:
    """What may not be copied from a file of notes: all of it, or of YAML the fields of FIELDS in each record.

    Raises SystemExit if YAML can't be read.
    """
    if path.suffix not in (".yaml", ".yml"):
        yield path.read_text("utf-8")
        return
    document, problems = read(path, path.parent)
    if document is None:
        sys.exit("\n".join(map(str, problems)))
    for record in document.value:
        yield from (record[field] for field in FIELDS if record.get(field))


def main(*paths: str) -> None:
    """Prints the hashes of all files of notes, sorted, one a line."""
    texts = (text for path in paths for text in notes(Path(path)))
    print("\n".join(sorted(hashes(itertools.chain([SAMPLE], texts)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
