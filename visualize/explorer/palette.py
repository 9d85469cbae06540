"""How classes look: a colour and a shape each, told apart by either alone.

Colours are those of Okabe and Ito (2008) and, where eight do not suffice, of Paul Tol; both are made for readers with
any kind of colour vision.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.rdf.namespaces import ONTOLOGY
from visualize.explorer.model import LegendClass

__all__ = ["DASHES", "GAP", "NO_CLASS", "SHAPES", "WIDTHS", "legend"]

#: The class of gaps, and the place of things without a class.
GAP = ONTOLOGY + "Gap"
NO_CLASS = ""

#: Pixels of each dash and space: of what a source hedges, of what limits a claim, of a lost list.
DASHES = {"hedged": (7, 5), "qualifier": (2, 5), "gap": (10, 4, 2, 4)}
#: Pixels: how wide an arrow is, and one of a chain of causes.
WIDTHS = {"usual": 1.3, "chain": 2.6}

#: Corners of each shape in hundredths of the radius, clockwise, y downwards; none: a circle.
SHAPES: dict[str, tuple[tuple[int, int], ...]] = {
    "circle": (),
    "square": ((-86, -86), (86, -86), (86, 86), (-86, 86)),
    "triangle": ((0, -105), (105, 78), (-105, 78)),
    "hexagon": ((-55, -95), (55, -95), (108, 0), (55, 95), (-55, 95), (-108, 0)),
    "diamond": ((0, -115), (115, 0), (0, 115), (-115, 0)),
    "pentagon": ((0, -108), (105, -32), (65, 90), (-65, 90), (-105, -32)),
    "flipped": ((-105, -78), (105, -78), (0, 105)),
    "star": (
        *((0, -120), (30, -40), (114, -37), (48, 15), (70, 97)),
        *((0, 50), (-70, 97), (-48, 15), (-114, -37), (-30, -40)),
    ),
    "cross": (
        *((-35, -105), (35, -105), (35, -35), (105, -35), (105, 35), (35, 35)),
        *((35, 105), (-35, 105), (-35, 35), (-105, 35), (-105, -35), (-35, -35)),
    ),
    "arrow": ((-105, -60), (10, -60), (10, -110), (115, 0), (10, 110), (10, 60), (-105, 60)),
    "hourglass": ((-90, -100), (90, -100), (25, 0), (90, 100), (-90, 100), (-25, 0)),
    "slanted": ((-45, -85), (125, -85), (45, 85), (-125, 85)),
    "octagon": ((-42, -100), (42, -100), (100, -42), (100, 42), (42, 100), (-42, 100), (-100, 42), (-100, -42)),
    "house": ((0, -110), (95, -25), (70, -25), (70, 95), (-70, 95), (-70, -25), (-95, -25)),
    "bow": ((-105, -85), (0, -25), (105, -85), (105, 85), (0, 25), (-105, 85)),
    "flag": ((-95, -80), (105, -80), (55, 0), (105, 80), (-95, 80)),
    "drop": ((0, -120), (60, -20), (70, 40), (40, 90), (-40, 90), (-70, 40), (-60, -20)),
    "gap": (),
}

#: Shape, colour on light ground, colour on dark ground.
_Look = tuple[str, str, str]

_CLASSES: dict[str, _Look] = {
    "Condition": ("circle", "#d55e00", "#f0792a"),
    "SignOrSymptom": ("triangle", "#e69f00", "#e69f00"),
    "Process": ("hexagon", "#0072b2", "#3d9fd8"),
    "Substance": ("pentagon", "#56b4e9", "#7cc8f2"),
    "AnatomicalEntity": ("flipped", "#f0e442", "#f0e442"),
    "Test": ("square", "#009e73", "#1fb98d"),
    "Procedure": ("diamond", "#cc79a7", "#dc93bb"),
    "Population": ("star", "#4b3f9e", "#7566d8"),
    "Specialty": ("cross", "#882255", "#c9628f"),
    "Goal": ("arrow", "#9cb460", "#c3c35c"),
    "Situation": ("hourglass", "#6e6e6e", "#8a7060"),
    "TestFinding": ("slanted", "#bdeeb4", "#bdeeb4"),
    "GeneticMarker": ("bow", "#117733", "#3f9d5c"),
    "Jurisdiction": ("flag", "#332288", "#8f86d6"),
    "Outcome": ("house", "#ddcc77", "#ddcc77"),
    "Question": ("drop", "#aa4499", "#c873ba"),
    "StudyArm": ("octagon", "#661100", "#b0624d"),
}
_GAP: _Look = ("gap", "#5c5c5c", "#c4c4c4")
_NO_CLASS: _Look = ("circle", "#8c8c8c", "#8c8c8c")


def legend(counts: Mapping[str, int], labels: Mapping[str, str], definitions: Mapping[str, str]) -> list[LegendClass]:
    """The classes of a page with their looks; our own always look the same, others take turns.

    Args:
        counts: Class IRI (empty: no class) to its number of nodes.
        labels: Class IRI to label.
        definitions: Class IRI to definition; may lack some.
    """
    own = [ONTOLOGY + name for name in _CLASSES]
    others = sorted(iri for iri in counts if iri not in own and iri not in (GAP, NO_CLASS))
    looks = list(_CLASSES.values())
    chosen: dict[str, _Look] = dict(zip(own, looks, strict=True))
    for number, iri in enumerate(others):
        shape, _, _ = looks[(number + number // len(looks)) % len(looks)]
        _, light, dark = looks[number % len(looks)]
        chosen[iri] = (shape, light, dark)
    chosen |= {NO_CLASS: _NO_CLASS, GAP: _GAP}
    return [
        LegendClass(iri, labels.get(iri, iri), definitions.get(iri, ""), *look)
        for iri, look in chosen.items()
        if counts.get(iri)
    ]
