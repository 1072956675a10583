"""The domain. Grades of claims, ladders and substitutes; nothing here knows files or pages."""
