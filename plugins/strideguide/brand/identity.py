"""What a brand's fields are made of: names, links, files, and colours."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from ..model.values import Written

PictureUse = Literal["logo", "icon", "photo", "font"]


@dataclass(frozen=True)
class Target:
    """Marks a text as a link that leads somewhere: a path on the site, https, mailto or tel."""


@dataclass(frozen=True)
class Asset:
    """Marks a text as the path of a file in the brand's folder, and says what it is used for."""

    use: PictureUse


@dataclass(frozen=True)
class Colour(Written):
    """A colour as red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    how = "a colour as # and six hexadecimal digits, in quotes"
    examples = ("#0b5c4f",)
    pattern = r"#?(?P<digits>[0-9a-fA-F]{6}|[0-9a-fA-F]{3})"

    @classmethod
    def read(cls, text: str) -> Self:
        digits = cls._match(text)["digits"]
        return cls(*bytes.fromhex(digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


NAME = r"^[^\s<>\"](?:[^<>\"\n]*[^\s<>\"])?$"
FAMILY = r"^[A-Za-z0-9][A-Za-z0-9 -]*$"
FILE = r"^[^\s\\](?:[^\\\n]*[^\s\\])?$"
LINK = r"^[^\s<>\"'`]+$"
# The name of a website, with a port if it has one: nothing that ends a name in an address or in a policy.
_SITE = r"[^\s<>\"'`/?#@:;,()\[\]\\*%&=]+(?::[0-9]{1,5})?"
WEB = rf"^https://{_SITE}(?:[/?#][^\s<>\"']*)?$"
ROOT = rf"^https://{_SITE}(?:/[^\s<>\"'?#]*)?$"
SCHEMES = ("https", "mailto", "tel")  # with which a link may begin that leads away
HOST = r"^https://[A-Za-z0-9.*-]+(?::\d+)?$"
FIELD = r"^[A-Za-z][A-Za-z0-9_.-]*$"
EMAIL = r"^[^\s@<>\"',;:?&]+@[^\s@<>\"',;:?&]+\.[^\s@<>\"',;:?&]+$"
TELEPHONE = r"^\+?[0-9][0-9 ().-]{3,28}$"

# A link that leads away names a website; brackets stand in the place of a name for numbers alone, as in no guide.
_AWAY = re.compile(r"https:|[^/?#]*//[^/?#]*[\[\]]", re.I)
_WEB = re.compile(WEB, re.I)


def _named(link: str) -> str:
    """A link; refused if it leads away and to no website that has a name."""
    if _AWAY.match(link) and not _WEB.fullmatch(link):
        how = 'Write "https://", the name of a website and what stands behind it, such as https://www.example.com/book.'
        raise PydanticCustomError("bad_value", "{how}", {"how": how})
    return link


Name = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=NAME)]
Family = Annotated[str, StringConstraints(max_length=40, pattern=FAMILY)]
Link = Annotated[str, StringConstraints(max_length=500, pattern=LINK), AfterValidator(_named), Target()]
Web = Annotated[str, StringConstraints(max_length=300, pattern=WEB)]
Root = Annotated[str, StringConstraints(max_length=300, pattern=ROOT)]
Host = Annotated[str, StringConstraints(max_length=200, pattern=HOST)]
Email = Annotated[str, StringConstraints(max_length=200, pattern=EMAIL)]
Telephone = Annotated[str, StringConstraints(pattern=TELEPHONE)]
LogoFile = Annotated[str, StringConstraints(max_length=200, pattern=FILE), Asset("logo")]
IconFile = Annotated[str, StringConstraints(max_length=200, pattern=FILE), Asset("icon")]
PhotoFile = Annotated[str, StringConstraints(max_length=200, pattern=FILE), Asset("photo")]
FontFile = Annotated[str, StringConstraints(max_length=200, pattern=FILE), Asset("font")]
