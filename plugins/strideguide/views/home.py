"""What a brand says at the head of the home page, part by part, in the place of what the chapter says there."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from ..brand.shaped import Card, HomePicture
from ..library import BRAND_AT
from ..problems import Problem
from .brand import lead, said
from .chapter_home import LIST
from .chapter_picture import thumb
from .guide import Desk
from .own_picture import own_picture

TITLE, LEAD, PICTURE, CARDS = "title", "lead", "picture", "card"


def head(desk: Desk) -> tuple[Mapping[str, Markup], list[Problem]]:
    """The parts of the head that brand.yml gives, each as one line of HTML, and what is wrong with them."""
    home = desk.guide.library.brand.home
    cards, problems = _cards(desk, home.cards)
    parts = {
        TITLE: Markup("<h1>{}</h1>").format(home.headline) if home.headline else "",
        LEAD: Markup('<p class="sg-lead">{}</p>').format(home.lead) if home.lead else "",
        PICTURE: _picture(desk, home.picture) if home.picture else "",
        CARDS: cards,
    }
    return {name: Markup(html) for name, html in parts.items() if html}, problems


def tagline(desk: Desk) -> Markup:
    """What the brand is, in its own sentence."""
    told = desk.guide.library.brand.tagline
    return Markup('<p class="sg-tagline">{}</p>').format(told) if told else Markup("")


def clients(desk: Desk) -> Markup:
    """What clients say, of those who may be quoted on the home page."""
    figure = Markup('<figure class="sg-said"><blockquote>{}</blockquote><figcaption>{}</figcaption></figure>')
    return Markup("").join(figure.format(_line(words), who) for who, words in said(desk, "home"))


def _cards(desk: Desk, cards: list[Card]) -> tuple[Markup, list[Problem]]:
    problems, items = list[Problem](), list[Markup]()
    for index, card in enumerate(cards):
        drawn = ""
        if card.drawn:
            place = desk.guide.library.origin(*BRAND_AT).place(("home", "cards", index, "drawn"))
            drawn, found = thumb(desk, card.drawn, place)
            problems += found
        item = Markup('<li>{}<a href="{}">{}</a>{}</li>')
        text = Markup("<p>{}</p>").format(card.text) if card.text else ""
        items.append(item.format(Markup(drawn), lead(desk, card.link) or "./", card.label, text))
    return Markup(f"{LIST[0]}{Markup('').join(items)}{LIST[1]}" if items else ""), problems


def _picture(desk: Desk, shown: HomePicture) -> Markup:
    return Markup('<figure class="sg-picture sg-own">{}</figure>').format(own_picture(desk, shown.file, shown.words))


def _line(words: Markup) -> Markup:
    return Markup(" ".join(words.split()))
