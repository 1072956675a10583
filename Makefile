# The words of the README. Each target sets up what it needs; nothing but Python >= 3.11 and make is assumed.
PYTHON ?= python3
BIN := .venv/bin
SITE := .venv/.site
DEV := .venv/.dev
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
OWN := $(INSTALL) --no-deps --no-index --no-build-isolation --editable .

# What the slow judges look at in an example brand: the pages that a brand changes. The night looks at both, and at all.
CLOSELY := index.html,404.html,find/index.html,people/index.html,embed/picker/index.html,plans/first-steps/index.html,injuries/shin-splints/index.html

# With which branch a change is compared: the commit at which it left that one stays the state before, whatever lands.
BASE ?= origin/main

# Material prints a page of advice about other hosts at each start; docs/decisions/0004 is ours.
export NO_MKDOCS_2_WARNING := 1

# Tests run hundreds of commands, and each would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site serve test check audit torture review comment release-check nightly bench generate form forms pictures shot clean

help: ## these words (as make alone)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(SITE) ## build the guide into site/
	$(BIN)/strideguide schema
	$(BIN)/mkdocs build --strict
	@echo "The guide is in site/. Any web server can publish it; look at it with: make serve"

serve: $(SITE) ## preview while you edit; the page reloads by itself
	$(BIN)/strideguide serve

test: $(DEV) ## all tests
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: $(DEV) ## a minute: lint, types, floors, data, workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m tests.javascript
	$(BIN)/strideguide schema
	$(BIN)/strideguide check
	$(BIN)/python -m tests.said --check
	$(BIN)/strideguide reference --check
	$(BIN)/python -m tests.rooms --check
	$(BIN)/python -m tests.workflows

audit: $(DEV) site ## outside judges: HTML validity, accessibility, links, requests, weight
	$(eval STARTED := $(shell date +%s))
	$(BIN)/python -m tests.audit site
	$(BIN)/strideguide build --root examples/brands/orrisford --out $(CURDIR)/build/examples/orrisford
	$(BIN)/python -m tests.audit build/examples/orrisford --only links,vnu,axe,weight --pages $(CLOSELY)
	@echo "The audit took $$(( $$(date +%s) - $(STARTED) )) s."

torture: $(DEV) ## what happens to builds and comes through the door: one table; PART=faults for one part
	$(BIN)/python -m tests.torture $(PART)

review: $(SITE) ## what this branch changes, with a preview that opens from disk: build/review/ (BASE=origin/main)
	rm -rf build/before && git worktree prune
	git worktree add --quiet --detach build/before "$$(git merge-base HEAD $(BASE))"
	-$(MAKE) -C build/before site
	$(BIN)/strideguide review build/before/site

comment: $(SITE) ## write what a review found below its pull request; for GitHub alone
	$(BIN)/strideguide comment

release-check: $(DEV) ## ten minutes: distributions made twice, installed as people do, a coach's path (TAG=v0.2.0)
	$(BIN)/python -m tests.release $(TAG)

nightly: $(DEV) site ## hours: all that is exhaustive, part by part; goes on where it stopped (PART=answers for one)
	$(BIN)/python -m tests.nightly $(PART)

bench: $(DEV) ## time and memory against mkdocs-gen-files; writes docs/performance.md
	$(BIN)/python -m tests.bench

generate: $(DEV) ## for programmers: write docs/reference/, the forms and the table of rooms anew
	$(BIN)/python -m tests.said
	$(BIN)/strideguide reference
	$(BIN)/strideguide forms
	$(BIN)/python -m tests.rooms

form: $(SITE) ## for a workflow: make a draft of the form in the issue that GitHub tells of
	$(BIN)/strideguide form "$$GITHUB_EVENT_PATH"

forms: $(SITE) ## for a workflow: what the forms of issues lack since the data changed, build/forms.patch
	$(BIN)/strideguide forms
	mkdir -p build && git diff -- .github/ISSUE_TEMPLATE > build/forms.patch
	if [ -s build/forms.patch ]; then echo "changed=yes" >> "$${GITHUB_OUTPUT:-/dev/null}"; fi

pictures: $(SITE) ## every figure on one page, build/pictures.html
	$(BIN)/strideguide pictures

shot: $(DEV) site ## the pictures of README.md, docs/pictures/
	$(BIN)/python -m tests.browser.shot site

clean: ## remove everything that other targets make
	rm -f "$${TMPDIR:-/tmp}/_jinja2-cache-$$(id -u)"/strideguide_*.cache
	rm -rf .venv build site .site.builds dist schemas tests/*/node_modules tests/javascript/data.d.ts .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "strideguide needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

$(SITE): requirements/site.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements/site.txt
	$(OWN)
	@touch $@

$(DEV): requirements/dev.txt $(SITE)
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
