"""The language server of YAML as an editor runs it: files are opened, and it is asked what an editor would ask."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import Any

from tests.nodejs import node

SECONDS = 300  # for all that one server is asked
Answer = Any


class Server:
    """A server for the folder `root`, whose schemas are those that `settings` name for its files."""

    def __init__(self, package: Path, root: Path, settings: Mapping[str, Any]) -> None:
        self.root = root.resolve()
        self.known = {section.removeprefix("yaml."): value for section, value in settings.items()}
        self.asked = 0
        self.told: dict[str, list[Mapping[str, Any]]] = {}
        command = [node(), str(package / "bin/yaml-language-server"), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
        self.end = Timer(SECONDS, self.process.kill)

    def __enter__(self) -> Server:
        self.end.start()
        asks = {"completion": {"completionItem": {"snippetSupport": True}}, "hover": {"contentFormat": ["markdown"]}}
        can = {"workspace": {"configuration": True}, "textDocument": asks}
        self.ask("initialize", {"processId": None, "rootUri": self.root.as_uri(), "capabilities": can})
        self._send({"method": "initialized", "params": {}})
        return self

    def __exit__(self, *_: object) -> None:
        self.end.cancel()
        self.process.kill()
        self.process.communicate()

    def open(self, path: str, text: str) -> str:
        """Open a file, which need not be there; its address."""
        uri = (self.root / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def slips(self, uri: str) -> list[str]:
        """What the editor underlines in a file that was opened."""
        while uri not in self.told:
            self._hear(self._read())
        return [f"{slip['range']['start']['line'] + 1}: {slip['message']}" for slip in self.told[uri]]

    def offers(self, uri: str, line: int, column: int) -> list[Mapping[str, Any]]:
        """What can be completed at a place, both counted from 0."""
        found: Mapping[str, Any] = self._at("completion", uri, line, column)
        return list(found["items"])

    def shown(self, uri: str, line: int, column: int) -> str:
        """What is shown of the word at a place, as Markdown."""
        found = self._at("hover", uri, line, column)
        return str(found["contents"]["value"]) if found else ""

    def ask(self, method: str, params: Mapping[str, Any]) -> Answer:
        """Ask, and hear what the server says until it answers."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params})
        while (message := self._read()).get("id") != self.asked or "method" in message:
            self._hear(message)
        return message.get("result")

    def _at(self, what: str, uri: str, line: int, column: int) -> Answer:
        position = {"line": line, "character": column}
        return self.ask(f"textDocument/{what}", {"textDocument": {"uri": uri}, "position": position})

    def _send(self, message: Mapping[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message. EOFError if the server has ended."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise EOFError(f"the language server has ended, or said nothing for {SECONDS} s")
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def _hear(self, message: Mapping[str, Any]) -> None:
        """Answer what the server asks, and note what it tells of a file."""
        if message.get("method") == "workspace/configuration":
            sections = [item.get("section") for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": [self._settings() if s == "yaml" else {} for s in sections]})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]

    def _settings(self) -> Mapping[str, Any]:
        schemas = {(self.root / path).as_uri(): files for path, files in self.known["schemas"].items()}
        on = dict.fromkeys(("hover", "completion", "validate"), True)
        return {**on, "schemas": schemas, "yamlVersion": self.known["yamlVersion"], "schemaStore": {"enable": False}}
