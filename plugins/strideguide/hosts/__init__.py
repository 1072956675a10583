"""Those who give the guide's pages a frame.

`mkdocs` serves MkDocs and ProperDocs, `zensical` serves Zensical; `publish` is what all do at the end.
"""

# The hosts that take plugins, with the module that each is run by.
MODULES = {"mkdocs": "mkdocs", "properdocs": "properdocs"}
HOSTS = (*MODULES, "zensical")
