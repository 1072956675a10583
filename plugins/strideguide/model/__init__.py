"""What the guide's things are. Frozen types, one family a file; nothing here reads a file.

The annotations of records are no text (no `from __future__ import annotations`): pydantic would compile each of them
again at every start.
"""
