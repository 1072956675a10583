"""Where something stands, what is wrong with it, and every kind of wrong by its permanent name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file: its path below the guide's root with "/", a line and a column, both counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Edit:
    """What to do about a problem, if nobody can mean anything else: the first `old`, a regular expression, that stands
    at its place or behind it in the line becomes `new`, in which it is "\\g<0>"."""

    old: str
    new: str


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author should mend: where, which kind (a key of CODES), what happened, and what to do."""

    place: Place
    code: str
    message: str
    remedy: str = ""
    edit: Edit | None = field(default=None, compare=False)
    cause: str = field(default="", compare=False)  # what is missing, if many places may ask for the same

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code!r} is not a code; add it to CODES")

    @property
    def level(self) -> str:
        """`error` if a guide with it is refused, else `warning`."""
        return "warning" if self.code in WARNINGS else "error"

    @property
    def head(self) -> str:
        """All but the remedy, on one line."""
        mark = "" if self.level == "error" else f" ({self.level})"
        return f"{self.place}: {self.code}{mark}  {self.message}"

    def __str__(self) -> str:
        return f"{self.head}\n    {self.remedy}" if self.remedy else self.head


QUOTES = "\"' \u201c\u201d\u2018\u2019"  # what people put around a word, and YAML may take for a part of it


def brief(text: str, length: int = 60) -> str:
    """An author's own text as a message shows it: on one line, cut after `length` characters."""
    text = text.replace("\n", " ")
    return text if len(text) <= length else f"{text[: length - 3]}..."


def number_of(count: int, noun: str) -> str:
    """How many there are of something that takes an "s": "1 problem", "2 problems"."""
    return f"{count} {noun}{'s' * (count != 1)}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest known word, or nothing if none is near. A title is as near as its id."""
    words, id = sorted(known), word.strip().casefold().replace(" ", "-")
    near = [one for one in words if id and one.partition(":")[2] == id]
    near = near or difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    near = near or difflib.get_close_matches(id, words, n=1, cutoff=0.6)
    return f'Did you mean "{near[0]}"?' if near else ""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by place, each said once. Of a line that can't be read as it stands, only that is said."""
    told = set(problems)
    unread = {(it.place.file, it.place.line) for it in told if it.code in UNREAD}
    return sorted(it for it in told if it.code in UNREAD or (it.place.file, it.place.line) not in unread)


def refusing(problems: Iterable[Problem]) -> list[Problem]:
    """Those for which a guide is refused; the others are warnings."""
    return [problem for problem in problems if problem.level == "error"]


# Permanent: a code may be retired, never renamed or given another meaning. The text is its paragraph in the reference.
CODES: dict[str, str] = {
    # reading a file
    "not-utf8": "The file is not UTF-8 text. Save it as UTF-8; most editors offer this under 'Save with encoding'.",
    "file-too-big": "A data file or a chapter may have at most 1 MB, and the front matter of a chapter 8 kB. One file "
    "holds one thing; split what has grown together.",
    "file-unreadable": "The file could not be read: it may be missing, locked, or not an ordinary file.",
    "outside-folder": "The path leads out of the guide's folder. The guide publishes only its own files.",
    "bad-character": "A control, bidirectional or zero-width character stands in the text. It is invisible and changes "
    "what readers or machines see. Delete it and type the word again.",
    "yaml-syntax": "The file, or the front matter of a chapter, is not valid YAML. The place is the slip, if it is one "
    "that many make; else it is where reading had to stop, often one line further down.",
    "yaml-duplicate-key": "The same field is written twice in one map. Only one could count, so neither is taken.",
    "joined-lines": "YAML makes one line of all lines of a text without quotes. Here that was hardly meant: one of "
    "them begins an entry of a list, or an empty line parts two paragraphs.",
    "yaml-alias": "Anchors, aliases and merge keys ('&', '*', '<<') are not used in the guide. Write the value out.",
    "yaml-tag": "Tags ('!something') are not used in the guide. Write plain text, numbers, lists and maps.",
    "yaml-several-documents": "One file holds one document. Remove the '---' line, or move the rest to its own file.",
    "yaml-too-deep": "Lists and maps are nested more than 32 levels deep, or more than 20 in the front matter of a "
    "chapter.",
    "yaml-too-many": "A data file may hold at most 10,000 values. One file holds one thing; split what has grown.",
    "yaml-key": "A field's name must be plain text.",
    "swallowed-text": "In YAML ' #' begins a comment, so 'Squat #1' would be read as 'Squat'. Quote such a text.",
    "text-too-long": "One text may have at most 10,000 characters.",
    "empty-file": "The file has no content. Every file of data describes one thing, and a chapter says something.",
    "number-too-long": "A number may have at most 15 digits.",
    # names of files
    "bad-id": "A file's name is the permanent id of what it describes: small letters a to z, digits, single hyphens, "
    "at most 60 characters, ending in '.yml'.",
    "stray-file": "The file stands where nothing reads it, or is of a kind that is not published: wrong folder, wrong "
    "ending, too deep, or behind a link to a folder.",
    "left-behind": "An editor, a system or a merge left a copy or a note of its own in the folder. Nothing reads it.",
    "id-clash": "Two things lay claim to one id or address.",
    "bad-name": "Some system or web host can't have a file of this name, or takes it for another one: signs that "
    "can't be seen or that Windows forbids, a dot or a blank at the end, a hyphen at the beginning, the name of a "
    "device, more than 100 letters, or no other difference from a file beside it than capitals or how an accent is "
    "stored.",
    # values
    "missing-field": "A field that every record of this kind needs is not there.",
    "unknown-field": "This kind of record has no such field. Often it is a slip of the pen or stands too deep.",
    "wrong-type": "The value is of another type than the field takes: text, number, list, map, or true and false.",
    "not-a-choice": "The field takes one of a few words, and this is none of them.",
    "out-of-range": "A number, a count of items or a length is outside what the field allows.",
    "bad-value": "The value is not written as the field is: a duration, a range, a dose, a date, an effort.",
    "repeated-value": "The same entry stands twice in a list.",
    "contradiction": "Two fields of one record can't both be true.",
    "front-matter": "A chapter begins with what looks like front matter and lacks a line of --- above or below it. "
    "Hosts would show it as text, or leave it out in silence.",
    # links
    "unknown-reference": "The id names nothing that exists in the guide.",
    "renamed-reference": "The id was renamed. Old ids lead readers on, but the guide's own files use the new one.",
    "broken-link": "A link in text leads to something that does not exist in the guide.",
    "broken-anchor": "A link leads to a part of a page ('exercise:squat#dose', 'week.md#rest') that it does not have.",
    "unsafe-link": "A link in text may lead to a thing of the guide ('exercise:squat'), or use http, https, mailto or "
    "tel; a link of a brand may lead to a path on the site, or use https, mailto or tel.",
    "bad-directive": "A comment directive ('<!-- picture: ... -->') is not written as one, or asks for something that "
    "the guide can't list or draw. The reference of chapters has them all.",
    "raw-html": "A chapter holds HTML. It could run scripts, so chapters are Markdown and comment directives alone, "
    "unless mkdocs.yml trusts their folder: 'strideguide: {trust: [landing]}' lets all that stands in content/landing/ "
    "hold any HTML, from whoever may write there.",
    "chapter-attribute": "A list of attributes ('{ .md-button #begin }') or the kind of a box says more in a chapter "
    "than a class, an id or a title of its own: a handler, a style, or a name that belongs to the guide or its theme.",
    "chapter-slip": "Something in a chapter was meant as Markdown and is none: a heading, a link, a list, a box, code, "
    "or what mkdocs.yml has no extension for. Readers would see its signs, or not see what it holds.",
    "chapter-heading": "The headings of a chapter are no outline: it has a second title, leaves out a level, or has a "
    "heading with nothing below it. People who hear a page go from heading to heading.",
    "chapter-picture": "A picture in a chapter is not described, is not there, or comes from another website. No page "
    "of the guide asks others for anything.",
    "own-address": "A link leads to a page of the guide by its address on the web. Such a link is not checked, and "
    "leads brands' readers to another site. Chapters are linked by file, things by kind and id.",
    "undescribed": "A chapter has no description. Search engines and previews of links show it below the title.",
    # rules across things
    "ladder-cycle": "Following 'harder' leads back to where it began.",
    "ladder-one-sided": "If A names B as harder, B must name A as easier, and the other way round.",
    "ladder-level": "An exercise named as harder has a lower level than the one that names it.",
    "dose-missing": "A goal or a level has no dose. Every exercise has a dose for each goal and level.",
    "dose-twice": "A goal has more than one row of doses.",
    "promise": "A word promises more than any evidence carries: cures, guarantees, prevents injury.",
    "markup": "A field of plain text holds HTML or Markdown, and readers would see its signs. Only some fields are "
    "Markdown; the reference says which.",
    "same-title": "Two things of one kind, two chapters, or two headings of a chapter have one title, and readers "
    "can't tell them apart.",
    "copied-text": "Words that warn readers stand under two titles, as they are. They were hardly meant for both.",
    "swapped-texts": "Two texts of one thing look as if each stood in the field of the other.",
    "unlikely-dose": "A number of a dose is far beyond what anybody does, or a level does less than half of the level "
    "below it.",
    "american-spelling": "The guide writes British English.",
    "bad-pose": "A figure shows what nobody can do: a joint bends too far or the wrong way, a planted part is not on "
    "its surface or slides, something goes through the floor, a hand does not hold what it should, or a pose leaps.",
    "loose-first": "A stage of a condition allows more than a later one. The strictest stands first, as old addresses, "
    "and readers who don't say at which stage they are, get the first; and nobody does less as it gets better.",
    "unofficial-source": "A sign that must not be missed rests on no official page that somebody read, but on a study, "
    "on what others say of a page, or on nothing.",
    "unexplained-term": "A sign uses a word that readers may not know, without saying in the same sentence what it is.",
    "unread-vote": "A study votes on a claim, but nobody of the guide has read its abstract to the end. Until somebody "
    "has, it stands under the claim as context.",
    "off-topic": "A study votes on a claim that it did not test: it measured nothing that the claim is about, or it is "
    "advice, which tests nothing.",
    "shared-trials": "Two reviews vote on a claim, and one trial is inside both of them, so it votes twice.",
    "said-twice": "One sentence stands under two claims, and each of them would give it a grade of its own.",
    "too-certain": "A study is said to make us surer than its method can. What experts agree on is no high certainty "
    "by itself.",
    "same-study": "Two records have one DOI, PubMed number, address, or title with authors: they are one study.",
    "markdown-too-heavy": "The text has so much Markdown punctuation that turning it into a page would take very long.",
    "beyond-source": "A number of a walk-run schedule is not among those that its source gives, and is not marked as "
    "our choice. Readers are told whose number each one is.",
    # plans and picker
    "words-differ": "What a phase says of its weeks in words is not what its fields make of them: sets, a move that is "
    "left out, a day before the race.",
    "rule-broken": "A plan breaks a rule of data/rules.yml in some week, and has no waiver for it.",
    "no-room": "A plan says that it goes with certain weeks of running, but in some of these its sessions have no days "
    "on which they keep the rules.",
    "waiver-unused": "A plan waives a rule that it keeps.",
    "kit-missing": "A plan says that all of it can be done in a place, but something in it needs kit that the place "
    "does not have.",
    "plan-unreachable": "There are no answers to the picker's questions for which this plan comes first.",
    "no-answer": "Some combinations of answers to the picker's questions lead to no plan.",
    "above-level": "A plan holds an exercise that is above the lowest level of those for whom the plan is.",
    "plans-alike": "Two plans share most of their main moves and do not say why.",
    "recommended-anyway": "Something is recommended to those who should leave it out: a move or a plan that a "
    "sentence names with a condition, or an exercise that helps with it, or an easier one that leads there; what may "
    "be done meanwhile; or a plan made for a condition that leaves out half of a session. What is said of a condition "
    "counts from its first stage, unless the sentence, or the note of what helps, says that it comes later: once, "
    "until, then, later, last. A sentence that links to a stage, or says settling or coming back, is judged by that "
    "stage. It leaves out itself what comes after not, no, avoid or leave out in the same clause.",
    "idle-stage": "A stage of a condition changes nothing for anybody: no verdict, no exercise, no plan.",
    "idle-limit": "A limit of a stage changes nothing in any plan that is offered there.",
    "above-limit": "A plan as a reader with some condition would get it is above a limit of that condition.",
    "unsafe-swap": "What the picker would put in the place of an exercise is not safe or can't be done.",
    # a brand
    "missing-file": "A file that brand.yml names is not in the brand's folder, or one from which mkdocs.yml "
    "inherits, a page in its menu, the template or icon of a chapter, or a template that another one asks for is "
    "nowhere.",
    "bad-picture": "A picture or a typeface of the brand can't be used as it is: another type than its name or its use "
    "asks for, too big, not square, or not transparent.",
    "unsafe-svg": "An SVG file, of the brand or among the chapters, holds more than a drawing: a script, a handler, a "
    "page, something from elsewhere, or anything else that no drawing needs.",
    "low-contrast": "A colour of the brand can't be read well enough where it will stand (WCAG 2.2, AA).",
    "must-stay": "The brand hides what readers need for their safety, or what the site can't be without.",
    # layers
    "bad-override": "A command of a layer ('$append', '$prepend', '$remove', '$unset') is not written as it should be, "
    "or stands where there is nothing to change.",
    "override-orphan": "A layer changes, hides or takes away something that is not there: it is misspelt, or the guide "
    "below has changed.",
    "override-clash": "A layer speaks twice of one thing, or brings a thing of its own under an id that is taken.",
    "safety-lost": "A caution, a red flag or the like would be lost. A layer may add to what protects readers; to take "
    "something away it has to say why, in 'reason' below '$layer'.",
    "hidden-needed": "Something that is hidden is needed by something that is shown. For a move in a plan another one "
    "may stand in: write 'swap: auto' below 'hide' in brand.yml.",
    "hidden-named": "Something that is hidden is still named: sentences stay that warn, say no, say how something is "
    "done or are all of a text, as to lose them is worse than to name what is not here. Their links become plain "
    "words. If that troubles your readers, write the text anew in your folder.",
    "no-stand-in": "Nothing can stand in for a hidden move in a plan, or what the brand names can't. The message says "
    "what was tried, and what is wrong with each: a rule that the plan would break, kit that is not there, a caution.",
    "draft-reference": "What every site shows names a draft, which no site has. Finish the draft and take its line "
    "'draft: true' out, or leave the reference out until then. Drafts may name each other.",
    "draft-below": "A layer speaks of a draft of the guide below it, or makes a thing of that guide a draft. What is "
    "finished, and when, is said by those who write it.",
    "removed-reference": "The id was given up. data/removed.yml says why, and what serves instead.",
    # the site
    "address-clash": "Two pages would have one address, or addresses that some web hosts take for one, as only "
    "capitals or accents differ. A page written by hand and a generated one never share it.",
    "not-in-menu": "A chapter is missing in the menu, though mkdocs.yml asks for a warning of pages that are "
    "('validation'). Few readers would find it.",
    "menu-part": "The menu in a brand's mkdocs.yml leaves chapters out. They keep their pages, and links lead there; "
    "it is told once, in case one was forgotten.",
    "menu-twice": "The menu leads to one page at two places. A host marks only one of them as the page that is read, "
    "and leads on from there.",
    "plugin-refused": "A plugin of mkdocs.yml can't be beside the guide. [All that have been tried](guests.md) "
    "are listed with what they do.",
    "unknown-setting": "No such setting is there, or mkdocs.yml asks for a theme, a plugin, an option or an icon "
    "that is not installed.",
    "unknown-extension": "An extension of Markdown that mkdocs.yml asks for is not installed, or is misspelt.",
    "feature-refused": "With a feature of the theme, which mkdocs.yml asks for, the guide does not work. [Each of "
    "them](guests.md#features-of-the-theme-that-are-refused) is listed with the reason.",
    "template-syntax": "A template is not written as Jinja wants it, or asks for a filter or a test that nobody "
    "has. Where reading had to stop, the place is often below the slip.",
    "former-address": "A template names a file by an address that the guide gave up.",
    "template-failed": "A page's template asked for something that is not there.",
    # under a host
    "host-failed": "The host could not build the site: a setting in mkdocs.yml or another plugin is to blame, or its "
    "process was ended from outside. The message holds what is known.",
}

# What makes a line say something else than is written, so that nothing else can be told of it.
UNREAD = frozenset({"yaml-syntax", "joined-lines"})
# What is worth a second look and refuses nothing.
WARNINGS = frozenset(
    {
        "left-behind",
        "same-title",
        "copied-text",
        "swapped-texts",
        "unlikely-dose",
        "american-spelling",
        "markup",
        "undescribed",
        "menu-part",
        "menu-twice",
        "hidden-named",
    }
)
