"""Comment directives, each on a line of its own: `<!-- name: what is asked -->`. A table has all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType

from markupsafe import Markup

from ..front_matter import split
from ..model.kinds import KINDS
from ..problems import Edit, Place, Problem, brief, did_you_mean
from ..views import home
from ..views.chapter_home import card, titled
from ..views.chapter_list import BY_FOLDER, listed
from ..views.chapter_picture import picture, thumb
from ..views.guide import Desk
from ..views.services import slot
from .written import DIRECTIVE, Chapter, leads_to, uncoded

CODE = "bad-directive"
HOME = "index.md"
READING_TIME = "reading-time"
WORDS_A_MINUTE = 200
Made = tuple[str | None, list[Problem]]


@dataclass
class Sheet:
    """A chapter while it is made: who sits at the desk, what a link may show, and where a head has begun.

    `given` are the parts of the head that brand.yml gives, and `told` those of them that are made.
    """

    chapter: Chapter
    desk: Desk
    shows: Callable[[str], bool]
    begun: Place | None = None
    given: Mapping[str, Markup] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def made(self, line: str, place: Place) -> Made:
        """The HTML that a line asks for, None if it asks for none, and what is wrong with it."""
        asked = DIRECTIVE.fullmatch(line)
        if self.begun and (part := _part(line, asked[1] if asked else "")) in self.given:
            return self.part(part), []
        if asked and asked[1] in DIRECTIVES:
            return DIRECTIVES[asked[1]].make(self, asked[2].strip(), place)
        return None, [*_missed(line, place)]

    def part(self, name: str) -> str:
        """A part of the head as brand.yml has it, and with the title its lead; "" where it is made already."""
        names = (home.TITLE, home.LEAD) if name == home.TITLE else (name,)
        made = [str(self.given[each]) for each in names if each in self.given and each not in self.told]
        self.told.update(names)
        return "\n\n".join(made)

    def titled(self, line: str) -> str:
        """A line of Markdown; the title in the head of a home page breaks in no word."""
        return titled(line) if self.begun and line.startswith("# ") else line

    def ended(self) -> list[Problem]:
        """A problem if a head has begun and not ended."""
        what, remedy = "The head that begins here has no end.", 'Write "<!-- hero: end -->" on a line below it.'
        return [Problem(self.begun, CODE, what, remedy)] if self.begun else []

    def address(self, target: str) -> str | None:
        """Where a link of a directive leads, from this chapter; None if that is hidden, or leads nowhere."""
        if not self.shows(target):
            return None
        uri = leads_to(target, self.chapter)
        part = target.partition("#")
        return self.desk.address(target) if uri is None else f"{self.desk.up}{uri}{part[1]}{part[2]}" or "./"


def _guide(sheet: Sheet, asked: str, place: Place) -> Made:
    if asked == READING_TIME:
        return _reading_time(sheet), []
    return listed(asked.split(), sheet.desk, place)


def _reading_time(sheet: Sheet) -> str:
    """How long the chapter takes to read, in whole minutes and at least one."""
    body = re.sub(r"<!--[^<]*?-->|\]\([^()]*\)", " ", split(sheet.chapter.text)[1])
    minutes = max(1, round(len(body.split()) / WORDS_A_MINUTE))
    words = sheet.desk.guide.words("chapter.reading_time", n=minutes)
    return str(Markup('<p class="sg-reading-time">{}</p>').format(words))


def _hero(sheet: Sheet, asked: str, place: Place) -> Made:
    if asked not in ("begin", "end") or (asked == "begin") == bool(sheet.begun):
        what = 'A head is begun once by "hero: begin" and ended by "hero: end".'
        return "", [Problem(place, CODE, what, "Write each of the two once, in this order.")]
    sheet.begun = place if asked == "begin" else None
    if sheet.chapter.file != HOME:
        return '\n<div class="sg-hero" markdown>\n' if sheet.begun else "\n</div>\n", []
    if sheet.begun:
        sheet.given, problems = home.head(sheet.desk)
        return f'\n<div class="sg-hero" markdown>\n\n{home.tagline(sheet.desk)}\n', problems
    left = "\n\n".join(sheet.part(name) for name in sheet.given)
    return f"\n{left}\n\n</div>\n\n{home.clients(sheet.desk)}\n", []


def _part(line: str, directive: str) -> str:
    """Which part of the head of a home page a line belongs to, "" for none."""
    if directive or not line.strip():
        return directive
    return home.TITLE if line.startswith("# ") else home.LEAD


def _service(sheet: Sheet, asked: str, place: Place) -> Made:
    known = {one.name: one for one in sheet.desk.guide.library.brand.services}
    if asked in known:
        return f"<div>{slot(sheet.desk, known[asked])}</div>", []  # which Markdown knows as a block of HTML
    remedy = did_you_mean(asked, known) or "It is written in brand.yml, below services."
    return "", [Problem(place, CODE, f'There is no service "{brief(asked)}".', remedy)]


@dataclass(frozen=True)
class Directive:
    """What can be asked for by a name: an example, what it shows, and what makes it."""

    example: str
    shows: str
    make: Callable[[Sheet, str, Place], Made]


DIRECTIVES: Mapping[str, Directive] = MappingProxyType(
    {
        "guide": Directive(
            "guide: exercises kit=none level=beginner",
            "A list of the things of a kind, with filters. `guide: reading-time` is how long the chapter takes.",
            _guide,
        ),
        "picture": Directive(
            "picture: exercise:squat exercise:lunge Two ways to bend.",
            "A picture of things, and a caption. One exercise is shown in all its poses, several stand side by side, a "
            "plan is its week, an injury is marked on the body.",
            lambda sheet, asked, place: picture(sheet.desk, asked, place),
        ),
        "service": Directive(
            "service: booking",
            "A service of the brand's `services`, by its name: loaded when a reader says so.",
            lambda sheet, asked, place: _service(sheet, asked, place),
        ),
        "thumb": Directive(
            "thumb: plan:gym-basics",
            "The small drawing of a thing, as lists have it.",
            lambda sheet, asked, place: thumb(sheet.desk, asked, place),
        ),
        "hero": Directive(
            "hero: begin",
            "The head of a home page begins here, and ends at `hero: end`: a title, a lead, a picture and cards. Where "
            "there is room, the picture stands beside the title.",
            _hero,
        ),
        "card": Directive(
            "card: plan:gym-basics [Find your plan](find/index.md) Answer what you like.",
            "A card that leads on: a thing to be drawn, which may be left out, a link, and a sentence. Cards in a row "
            "are one list. One whose link leads to something hidden is not there.",
            lambda sheet, asked, place: card(sheet.desk, asked, place, sheet.address),
        ),
    }
)
_FOLDERS = "|".join((*BY_FOLDER, READING_TIME))
_NAMED = re.compile(
    rf"<!--\s*(?:{'|'.join(DIRECTIVES)})(?:\s*[:=]|\s*-->|\s+(?:begin|end|\[|{_FOLDERS}\b|(?:{'|'.join(KINDS)}):))"
    rf"|{{[{{%]\s*(?:{'|'.join(DIRECTIVES)})\s*[:=]",
    re.I,
)


_ALONE = re.compile(
    rf"\s*(?:<!-{{2,}}|{{[{{%])\s*({'|'.join(DIRECTIVES)})\s*[:=]([^<>{{}}]*?)(?:-{{2,}}>|[}}%]}})\s*", re.I
)


def directive(name: str, asked: str) -> str:
    """The line of a directive as it is rightly written."""
    return f"<!-- {name.lower()}: {asked.strip()} -->"


def _missed(line: str, place: Place) -> Iterator[Problem]:
    """A directive that is none: a slip in its name or its colon, more on its line, or an end on the next."""
    written = uncoded(line)
    if _NAMED.search(written):
        what = f"This comment is no directive, though it names one: {', '.join(DIRECTIVES)}."
        remedy = f'Put all of it on one line, and nothing else, as in "<!-- {DIRECTIVES["picture"].example} -->".'
        meant = _ALONE.fullmatch(line)
        edit = Edit(r"\S.*\S", directive(meant[1], meant[2]).replace("\\", r"\\")) if meant else None
        yield Problem(place, CODE, what, remedy, edit)
    elif (asked := DIRECTIVE.fullmatch(written)) and (near := get_close_matches(asked[1], DIRECTIVES, 2, 0.8)):
        edit = Edit(rf"{asked[1]}:", f"{near[0]}:") if len(near) == 1 else None
        yield Problem(place, CODE, f'There is no directive "{asked[1]}:".', f'Did you mean "{near[0]}:"?', edit)
