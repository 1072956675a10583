"""Floor 1: what the guide's things are. Frozen types, one family a file; nothing here reads a file."""
