"""Those who give the guide's pages a frame.

`mkdocs` serves MkDocs and ProperDocs, `zensical` serves Zensical; `publish` is what all do at the end.
"""
