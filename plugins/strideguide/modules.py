"""The modules of a page become one file without comments, in which each is a function that returns what it exports.

A browser that gets modules one by one asks for them one wave after the other. What is understood of their syntax is
what ours are written in; anything else is a ModuleError, and a test joins them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath


class ModuleError(ValueError):
    """A module can't be joined with others; the message says which one, and why."""


_TEXT = r"""(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')"""
_COMMENT = r"(?>//[^\n]*|/\*.*?\*/)"
_SIGN = r"[{}()\[\],;:=?<>&|!]"  # no blank is needed beside these
# A slash begins a pattern behind these, and divides behind all else.
_PATTERN = (
    r"(?:(?<=[(,=:\[!&|?{;>])|(?<=[(,=:\[!&|?{;>] )|(?<=return ))"
    r"/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*"
)


def _template(inner: str = "(?!)") -> str:
    """What a template looks like in whose expressions stand `inner` ones, or none."""
    code = rf"[^{{}}`\"']|{_TEXT}|{inner}"
    return rf"`(?:\\.|[^`\\$]|\$(?!\{{)|\$\{{(?:{code}|\{{(?:{code})*\}})*\}})*`"


_SPARE = re.compile(
    rf"(?P<kept>{_TEXT}|{_PATTERN}|{_template(_template(_template()))})"
    rf"|(?P<line>(?:[ \t]|{_COMMENT})*\n(?:\s|{_COMMENT})*)"
    rf"|(?P<none>[ \t]*{_COMMENT}[ \t]*(?={_SIGN}))"
    rf"|(?P<gap>[ \t]*{_COMMENT}[ \t]*)"
    rf"|[ ]?(?P<sign>{_SIGN}+)(?:(?<=[{{(\[,])\s+|[ ])?"
    rf"|(?P<odd>[`\"'])",
    re.DOTALL,
)
_INSTEAD = {"line": "\n", "none": "", "gap": " "}


@lru_cache(maxsize=256)  # a preview, and tests, make the same modules again and again
def bare(text: str) -> str:
    """A script without comments, indents, empty lines, and blanks that nothing needs; statements keep their lines."""
    return _SPARE.sub(_kept, text).strip()


def _kept(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind == "odd":
        raise ModuleError(f"what begins with {found.string[found.start() : found.start() + 20]!r} can't be read")
    return _INSTEAD.get(kind, found[kind])


_IMPORT = re.compile(r'^import\{([^}]*)\}from ?"(\.[^"]*)";\n?', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function) ([\w$]+))", re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(\.[^"]*)"\)')
# What is left of these words when all that is understood is taken out.
_ODD = re.compile(r'^(?:import|export)[ {*"].*|\bimport\.meta\b|\bimport\((?!"\.[^"]*"\)).*', re.MULTILINE)


class Modules:
    """The modules in a folder, by their paths below it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._bare: dict[str, str] = {}

    def files(self, starts: Iterable[str]) -> dict[str, str]:
        """A file for each of the modules that pages start with, and for each that these load later, by its path.

        A file that is loaded later has its own of what it shares with others.
        """
        made: dict[str, str] = {}
        wanted = list(starts)
        for entry in wanted:
            if entry not in made:
                made[entry] = self.joined(entry)
                wanted += (_named(entry, path) for path in _LAZY.findall(made[entry]))
        return made

    def joined(self, entry: str) -> str:
        """A module and all that it imports as one file, each behind those that it imports."""
        scopes: dict[str, str] = {}
        self._add(entry, scopes, ())
        for path, text in scopes.items():
            if dirname(path) != dirname(entry) and _LAZY.search(text):
                raise ModuleError(f"{path}: {entry} imports it from another folder, where it would load nothing later")
        return "\n".join([*scopes.values(), ""])

    def _add(self, path: str, scopes: dict[str, str], above: tuple[str, ...]) -> None:
        if path in above:
            raise ModuleError(f"{path}: it imports itself by way of {above[-1]}")
        if path in scopes:
            return
        text = self._read(path)
        imports = [(_names(names), _named(path, there)) for names, there in _IMPORT.findall(text)]
        for _, there in imports:
            self._add(there, scopes, (*above, path))
        body = _IMPORT.sub("", text).strip()
        if odd := _ODD.search(_EXPORT.sub("", body)):
            raise ModuleError(f'{path}: "{odd[0][:60]}" can\'t be joined with other modules')
        given = "".join(f"const{{{names}}}={_scope(there)};\n" for names, there in imports)
        scopes[path] = _closed(path, given + body) if above else given + body

    def _read(self, path: str) -> str:
        if path not in self._bare:
            try:
                self._bare[path] = bare((self.folder / path).read_text("utf-8"))
            except OSError:
                raise ModuleError(f"{path}: there is no such module") from None
            except ModuleError as error:
                raise ModuleError(f"{path}: {error}") from None
        return self._bare[path]


def _closed(path: str, text: str) -> str:
    """A module as a function, so that its names meet no others; it is called as the module is, for whoever debugs."""
    exports = ",".join(_EXPORT.findall(text))
    return f"const {_scope(path)}=(()=>{{\n{_EXPORT.sub('', text)}\nreturn{{{exports}}}}})();"


def _named(path: str, there: str) -> str:
    """The path of a module as another one names it."""
    return normpath(join(dirname(path), there))


def _names(said: str) -> str:
    """What an import names, as what is taken out of an object."""
    return re.sub(r"\s+as\s+", ":", said.replace("\n", "")).strip(",")


def _scope(path: str) -> str:
    """The name in a joined file for what a module returns."""
    return "$" + re.sub(r"\W", "$", path.removesuffix(".js"))
