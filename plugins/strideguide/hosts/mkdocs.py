"""The wiring for MkDocs, and for ProperDocs, which gives its own modules the names of MkDocs'."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateError
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .. import guests
from ..chapters import Chapter
from ..layers import BRAND, WORDS
from ..preview.app import App
from ..preview.outcome import Outcome
from ..preview.shown import Shown
from ..problems import Place, Problem
from ..publishing.publication import Publication
from ..publishing.refusals import named, reason
from ..site import Site, build
from ..text import way
from ..unswept import unswept
from ..upgrading.noted import note
from . import bounds, settings
from .clash import without_clashes
from .frames import FrameError, plan
from .lending import add_chapters, frame_file, keep_templates, lend, taken, without_own_search
from .mishaps import from_error, refuse, told
from .neighbours import Neighbours, left_out, running, undated, written
from .preview import Preview
from .publish import makers, publish, write
from .sharing import UNSEEN

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("strideguide")

NAME = "strideguide"
HOSTS_INDEX = "search/search_index.json"
WATCHED = (BRAND, WORDS, "data", "overrides", "assets")


class GuideConfig(Config):  # type: ignore[no-untyped-call]
    """`root` is the guide's folder, with data/ in it; if not given, the folder of mkdocs.yml.

    `front_matter` are fields that chapters may have for other plugins, `files` are published from content/ whatever
    kind they are of, and `compressed` are the ways (gz, br) in which text files get a compressed twin; all three are
    read from the file itself. `trust` names folders below content/ whose chapters may hold any HTML: whoever writes
    there may run scripts.
    """

    root = c.Optional(c.Dir(exists=True))
    front_matter = c.ListOfItems(c.Type(str), default=[])
    trust = c.ListOfItems(c.Type(str), default=[])
    files = c.ListOfItems(c.Type(str), default=[])
    compressed = c.ListOfItems(c.Type(str), default=[])


class GuidePlugin(BasePlugin[GuideConfig]):  # type: ignore[no-untyped-call]
    """Builds the guide once per build, gives the host its frames, and fills them when the host is done."""

    root: Path
    site: Site
    host: MkDocsConfig
    makers: Mapping[str, str]
    neighbours: Neighbours
    frames: frozenset[str]
    handed: list[Problem]  # what is wrong with texts that other plugins hand in
    moved: dict[str, str]  # from where a host puts a chapter to where its file says that it stands
    preview: Preview | None = None
    publication: Publication | None = None
    says_when_it_ends = False  # a host that others run as a library says neither when it starts nor when it ends

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - the host passes it by name
        self.says_when_it_ends = True
        self.preview = Preview() if command == "serve" else None
        if command == "build":
            unswept()

    @event_priority(100)  # before the search plugin, which asks the theme for its language
    def on_config(self, config: MkDocsConfig) -> None:
        if not config.use_directory_urls:
            raise PluginError('The guide needs "use_directory_urls: true" in mkdocs.yml.')
        without_own_search(config)
        self.root = Path(self.config.root or Path(config.config_file_path).parent).absolute()
        config.watch += [str(path) for name in WATCHED if (path := self.root / name).exists()]
        self.host = config
        features = map(str, config.theme.get("features") or ())
        refuse([*guests.refused(self.root, running(config)), *guests.unfit(self.root, features)])
        self.publication = None if self.preview else Publication(Path(config.site_dir), self.root)
        if self.preview:
            self.preview.begin(config)
        if self.publication:
            config.site_dir = str(self.publication.stage)
            with told():
                self.publication.check()
        self.site = build(self.root, self.preview.load, drafts=True) if self.preview else build(self.root)
        for warning in self.site.warnings:
            log.info(str(warning))  # a strict host would end over what it is told as a warning
        if self.site.problems and bounds.endless(config):
            refuse(self.site.problems)
        lend(config, self.root, self.site, serving=self.preview is not None)
        self.site = bounds.bounded_theme(config.theme, bounds.owners(config, self.root), self.site)
        config.markdown_extensions = settings.with_own_extensions(config.markdown_extensions)
        config.extra["guide"] = settings.words(self.site, config.repo_url)
        config.extra_css = [*self.site.served.styles, *config.extra_css]
        option = c.ExtraScript()  # type: ignore[no-untyped-call]
        modules = ({"path": path, "type": "module"} for path in self.site.served.scripts)
        config.extra_javascript += map(option.run_validation, modules)

    @event_priority(-100)  # last, as other plugins may end the build here
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        if self.publication:
            refuse(self._free(get_files(config), config).problems)
            with told():
                if said := self.publication.begin(map(Path, (config.docs_dir, *config.theme.dirs))):
                    log.info(said)

    @event_priority(50)  # before the plugins that look for pages to point at
    def _show(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.neighbours = Neighbours()
        self.neighbours.show(files, config, self.site)
        return files

    @event_priority(-75)  # after the plugins that make pages, so that a clash with one of these is seen
    def _add(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.neighbours.hide(files)
        self.site = self._free(files, config)
        self._judge(self.site.problems)
        add_chapters(files, config, self.root, self.site)
        self.makers = self._makers(files, config)
        frames, self.handed, self.moved = plan(self.site.pages), [], {}
        self.frames = frozenset(frame.path for frame in frames)
        for frame in frames:
            files.append(frame_file(frame, config, way(self.root, config.docs_dir)))
        self.neighbours.lend(files, self.site, config.nav or ())
        return files

    on_files = CombinedEvent(_show, _add)

    @event_priority(-100)  # last, as other plugins may make the menu anew
    def on_nav(self, nav: Navigation, **_: Any) -> None:
        self.neighbours.settle(nav)

    @event_priority(-100)  # last, as other plugins may add to what a chapter says of itself
    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        file = page.file
        if file.src_uri in self.site.chapters:
            page.meta.update(settings.as_text(written(page.meta)))  # in place, as excerpts of a post have it already
            self.moved[file.dest_uri.removesuffix("index.html")] = Chapter(file.src_uri, "").uri
        if file.generated_by == NAME:
            page.meta = undated(page.meta)
        if file.src_uri in self.frames:
            return markdown
        text, problems = self.site.read(file.src_uri, markdown)
        self.handed += (replace(problem, place=Place(f"{self._below}/{file.src_uri}")) for problem in problems)
        return text

    @event_priority(100)  # before other plugins ask for titles
    def on_page_content(self, html: str, *, page: Page, **_: Any) -> None:
        """Have a chapter's title taken as the HTML that it is: Material would make tags again of what is escaped."""
        if page.file.src_uri in self.site.chapters and not {"title"} & {*vars(page), *page.meta}:
            is_heading = html.lstrip().startswith("<h1")  # else it is the file's name
            page.title = page.title if is_heading else settings.as_text(page.title)
            if not page.is_homepage:
                page.meta["title"] = page.title

    @event_priority(100)  # before plugins that load templates here
    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: Any) -> None:
        keep_templates(env, config.theme)
        self._judge([*self.site.problems, *self.handed])

    def _judge(self, problems: Sequence[Problem]) -> None:
        """End the build if there are problems, or if a preview has better pages."""
        if self.preview:
            self.preview.judge(problems)
        else:
            refuse(problems)

    def _makers(self, files: Files, config: MkDocsConfig) -> Mapping[str, str]:
        """Who makes the files of the site: what people wrote, or a record and a template."""
        themes = {name: f"the template {name}" for name in config.theme.static_templates}
        return {**themes, **makers(self.site), **taken(files, config, self._below)}

    def _free(self, files: Files, config: MkDocsConfig) -> Site:
        """The site without what would stand at the address of one of the host's files."""
        return without_clashes(bounds.bounded(files, config, self.root, self.site), taken(files, config, self._below))

    @property
    def _below(self) -> str:
        """The path of the hand-written pages below the guide's root."""
        return way(self.host.docs_dir, self.root)

    @event_priority(50)  # before plugins that change the index of a search which is switched off
    def _lend_index(self, *, config: MkDocsConfig) -> None:
        write(Path(config.site_dir), HOSTS_INDEX, b'{"docs": []}')

    @event_priority(-100)  # last, as it fills what others have made
    def _fill(self, *, config: MkDocsConfig) -> None:
        Path(config.site_dir, HOSTS_INDEX).unlink(missing_ok=True)
        folder, site_url = Path(config.site_dir), config.site_url or ""
        try:
            site = settings.with_own_sources(self.site, self.root)
            asked = {at: site.search.asked[uri] for at, uri in self.moved.items() if uri in site.search.asked}
            site = replace(site, search=replace(site.search, asked=asked, left_out=left_out(config)))
            live = self.publication.live if self.publication else None
            publish(folder, site, site_url=site_url, lasts=live is not None, live=live)
        except FrameError as error:
            raise PluginError(str(error)) from None
        if live and not site_url:
            log.info(UNSEEN)
        if not self.preview and not self.says_when_it_ends:
            self._publish()
            log.info("What fails after this line, such as a strict mode that counts warnings, comes too late.")

    on_post_build = CombinedEvent(_lend_index, _fill)

    @event_priority(-100)  # last, as it says what is wrong instead of the host
    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        if self.preview:
            self.preview.fail(error)
        elif self.publication and isinstance(error, OSError):
            raise PluginError(f"The site can't be made: {reason(error)} ({error.filename or self.host.site_dir}).")
        elif self.publication and isinstance(error, TemplateError):
            raise PluginError(str(from_error(error, self.root)))

    @event_priority(-100)  # last, as other plugins may compare server.builder with the builder they get
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> None:
        if self.preview:
            shown = Shown()
            server.builder = partial(self._follow, self.preview, shown, server.builder)
            server.set_app(App(shown, self.root, config.dev_addr.host))
            _show(shown, self.preview.made())

    def _follow(self, preview: Preview, shown: Shown, build: Callable[[], None]) -> None:
        """Build, and show what comes of it: by itself MkDocs 1.6.1 holds back every answer, for good if that fails."""
        _show(shown, preview.tried(build, self.root))
        preview.tidy()

    @event_priority(-100)  # last, as no other plugin can end the build after this
    def on_shutdown(self) -> None:
        try:
            if self.publication and sys.exc_info()[0] is None:
                self._publish()
            elif self.publication:
                self._end()
                if not isinstance(sys.exc_info()[1], KeyboardInterrupt):
                    log.error(self.publication.as_it_was)
        finally:  # a host that others run as a library keeps the plugin for its next build
            self.preview, self.says_when_it_ends = None, False

    def _publish(self) -> None:
        """Let readers see what the host has made."""
        if not self.publication:
            return
        try:
            with told():
                self.publication.publish(self.host.site_url or "", lambda path: self.makers.get(path, ""))
        except PluginError:
            log.error(self.publication.as_it_was)
            raise
        finally:
            self._end()
        log.info(f"The site is in {named(self.publication.live)}. {self.site.swapped}".rstrip())
        if left := note(self.root, self.site.overrides):
            log.warning(left)

    def _end(self) -> None:
        """Give the site's folder back to the host's settings, and what is left of the build to nobody."""
        if self.publication:
            self.host.site_dir = str(self.publication.live)  # from where `gh-deploy` takes it
            if left := self.publication.end():
                log.warning(left)


def _show(shown: Shown, outcome: Outcome) -> None:
    """Let browsers see what has come of a build, and say what is wrong."""
    for problem in outcome.problems:
        log.error(str(problem))
    shown.take(outcome)
