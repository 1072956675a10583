"""Floor 3: the domain. Grades of claims, ladders and substitutes; nothing here knows files or pages."""
