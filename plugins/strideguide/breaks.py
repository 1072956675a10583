"""Where a Markdown text breaks into blocks, and a block into sentences."""

import re

BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+#>|]|\d+\.)\s)")
"""What stands between paragraphs, items of lists, headings, quotes and rows of tables."""
SENTENCE = re.compile(r"(?<=[.?!])(?<!\be\.g\.)[\"\u201d')*_]*\s+")
"""The blank after a sentence, with the quotes, brackets and stars that close there."""
