"""What an SVG may hold: an allow-list, since a file that a browser opens by itself runs whatever else it knows.

Everything is compared as browsers read it: XML minds case, names have a namespace, and what a style says is taken
before anything of it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from .problems import brief

SVG = "http://www.w3.org/2000/svg"
STYLE = f"{SVG} style"  # as the parser names the element
XML = "http://www.w3.org/XML/1998/namespace"
XLINK = "http://www.w3.org/1999/xlink"
# What drawing programs write for themselves, and what is said of a drawing: no browser acts on it.
INERT = (
    "http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/", "http://www.openswatchbook.org/",
    "http://ns.adobe.com/", "adobe:ns:meta/", "http://www.serif.com/", "http://www.bohemiancoding.com/sketch/",
    "http://www.figma.com/figma/", "https://boxy-svg.com", "http://www.vectornator.io", "http://vectornator.io",
    "http://www.corel.com/coreldraw/", "http://krita.org/namespaces/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/", "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
)  # fmt: skip
INSTRUCTIONS = frozenset({"xpacket", "adobe-xap-filters"})
ENCODINGS = frozenset({"utf-8", "us-ascii", "iso-8859-1"})  # those that this parser and browsers read alike


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _names("""
    svg g defs symbol use switch title desc metadata style
    path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    animate animateMotion animateTransform mpath set
""")
# Attributes whose values are names, words or numbers; none of them is read as a style.
WORDS = _names("""
    id class role lang focusable version baseProfile type media requiredExtensions requiredFeatures systemLanguage
    d points viewBox preserveAspectRatio x y width height cx cy r rx ry x1 y1 x2 y2 fx fy fr dx dy rotate
    offset pathLength textLength lengthAdjust startOffset method spacing side
    gradientUnits spreadMethod patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits
    markerUnits markerWidth markerHeight orient refX refY zoomAndPan
    filterUnits primitiveUnits in in2 result mode operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX
    targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle
    azimuth elevation z pointsAtX pointsAtY pointsAtZ scale xChannelSelector yChannelSelector stdDeviation radius
    baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent filterRes
    begin dur end min max repeatCount repeatDur restart calcMode keyTimes keySplines keyPoints path origin
    additive accumulate attributeName attributeType
""")
# Attributes that mean what they mean in a style.
STYLES = _names("""
    style transform gradientTransform patternTransform transform-origin transform-box
    fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width vector-effect paint-order color opacity display visibility overflow
    clip clip-path clip-rule mask mask-type filter marker marker-start marker-mid marker-end stop-color stop-opacity
    flood-color flood-opacity lighting-color color-interpolation color-interpolation-filters color-rendering
    shape-rendering text-rendering image-rendering enable-background isolation mix-blend-mode pointer-events
    font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    text-anchor text-decoration letter-spacing word-spacing kerning baseline-shift alignment-baseline
    dominant-baseline direction unicode-bidi writing-mode glyph-orientation-horizontal glyph-orientation-vertical
    white-space line-height
    from to by values
""")
# What a style may call, besides url(#...): nothing that loads.
CALLS = _names("""
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max clamp
    matrix matrix3d translate translatex translatey translate3d scale scalex scaley rotate skew skewx skewy
    cubic-bezier steps linear circle ellipse polygon inset path
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    not is where nth-child nth-of-type
""")
AT_RULES = frozenset({"@media", "@supports", "@keyframes", "@-webkit-keyframes", "@charset"})

_BLANKS = " \t\r\n"  # what browsers pass over before an address: of all that Python calls a blank the least
_INSIDE = rf"""[{_BLANKS}]*["']?[{_BLANKS}]*\#"""
_CALL = re.compile(rf"(?<![\w-])(?P<name>[\w-]+)\((?P<inside>{_INSIDE})?|(?P<rule>@[\w-]*)|(?P<escape>\\)")
_PIECE = re.compile(r"[;{}\n]")
_PLAIN = "Export it as plain SVG, with outlines and colours alone."
_REMEDIES = {
    "image": "Draw it with outlines, or give the picture as PNG or WebP.",
    "foreignObject": "Export it as plain SVG, with words turned into outlines and without blur behind things.",
    "script": "Remove it: a picture runs nothing.",
    "a": "Remove it: links stand in the text around a picture.",
}


class Undrawn(NamedTuple):
    """Something in an SVG that a drawing has no need of: its line, what it is, and what to do."""

    line: int
    what: str
    remedy: str = _PLAIN


def undrawn(data: bytes) -> list[Undrawn]:
    """What an SVG holds besides a drawing, each thing once; nothing if it is a drawing."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _DocumentType:
        remedy = 'Remove it: it begins with "<!DOCTYPE" and ends before "<svg".'
        reader.add("a document type, which can hold entities", remedy)
    except (ExpatError, ValueError, LookupError) as error:
        reader.add(f"XML that can't be read ({error})", "Export it anew.")
    return list({each.what: each for each in reversed(reader.found)}.values())[::-1]


class _DocumentType(Exception):
    """Nothing is read beyond a document type: its entities could grow without end."""


class _Reader:
    """Goes through an SVG once, and keeps what is none of a drawing in `found`."""

    def __init__(self) -> None:
        self.found: list[Undrawn] = []
        self.within: list[str] = []  # the elements around, by name
        self.style: list[str] = []
        self.parser = parser = ParserCreate(namespace_separator=" ")
        parser.XmlDeclHandler = self.declared
        parser.StartDoctypeDeclHandler = self.document_type
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartElementHandler = self.begin
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text

    def add(self, what: str, remedy: str = _PLAIN) -> None:
        self.found.append(Undrawn(self.parser.CurrentLineNumber, what, remedy))

    def declared(self, version: str, encoding: str | None, standalone: int) -> None:  # noqa: ARG002
        if encoding and encoding.lower() not in ENCODINGS:
            self.add(f'the encoding "{brief(encoding)}"', "Save it as UTF-8.")

    def document_type(self, *_: object) -> None:
        raise _DocumentType

    def instruction(self, target: str, _: str) -> None:
        if target not in INSTRUCTIONS:
            self.add(f"the instruction <?{brief(target)}?>", "Remove it.")

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, name = _split(tag)
        if not self.within and tag != f"{SVG} svg":
            self.add(f'<{brief(name)}> where <svg xmlns="{SVG}"> should begin')
        elif self.within[-1:] == [STYLE]:
            self.add(f"<{brief(name)}> in a style")
        elif name not in ELEMENTS if space == SVG else not space.startswith(INERT):
            self.add(f"<{brief(name)}>", _REMEDIES.get(name, _PLAIN))
        elif space == SVG:
            for what in (what for key, value in attributes.items() for what in _wrong(key, value)):
                self.add(what)
        self.within.append(tag)

    def text(self, words: str) -> None:
        if self.within[-1:] == [STYLE]:
            self.style.append(words)

    def end(self, _: str) -> None:
        if self.within.pop() == STYLE:
            if piece := _loads("".join(self.style)):
                self.add(f'"{brief(piece)}" in a style')
            self.style.clear()


def _split(name: str) -> tuple[str, str]:
    space, _, local = name.rpartition(" ")
    return space, local


def _wrong(key: str, value: str) -> Iterator[str]:
    """What is wrong with an attribute of a drawing's element."""
    space, name = _split(key)
    if space.startswith(INERT):
        return
    if name.lower().startswith("on"):
        yield f'the handler "{brief(name)}"'
    elif name == "href" and space in ("", XLINK):
        if not value.lstrip(_BLANKS).startswith("#"):
            yield f'a link to "{brief(value)}"'
    elif not _known(space, name):
        yield f'the attribute "{brief(name)}"'
    elif name == "attributeName" and value.strip() not in WORDS | STYLES:
        yield f'an animation of "{brief(value)}"'
    elif name in STYLES and (piece := _loads(value)):
        yield f'"{brief(piece)}" in "{name}"'


def _known(space: str, name: str) -> bool:
    if space == XML:
        return name in ("space", "lang", "id")
    if space == XLINK:
        return name in ("title", "type", "show", "actuate")
    return not space and (name in WORDS or name in STYLES or name.startswith(("data-", "aria-")))


def _loads(style: str) -> str:
    """The first piece of a style that may load something, "" if there is none. Escapes could spell anything."""
    for found in _CALL.finditer(style):
        name, rule = (found["name"] or "").lower(), (found["rule"] or "").lower()
        harmless = name in CALLS or (name == "url" and found["inside"]) or rule in AT_RULES
        if not harmless:
            return _PIECE.split(style[found.start() :], maxsplit=1)[0]
    return ""
