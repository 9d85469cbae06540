"""Where the source data, the vocabulary and the queries lie: in a checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

__all__ = ["TEXTS", "Sources", "sources"]

#: The file of an entry, in the folder of its layer, where its licence is an open one.
TEXTS = ("entry.txt", "entry.md", "entry.html")

_PACKAGE = Path(__file__).resolve().parent


class Sources(NamedTuple):
    """The folders that hold what the graph is built from; a named tuple, which starts faster than a dataclass.

    Args:
        root: The checkout, or None when this is an installed package.
        ontology: Vocabulary and shapes.
        queries: The query library.
        concepts: Shared concepts.
        conditions: One folder a condition.
    """

    root: Path | None
    ontology: Path
    queries: Path
    concepts: Path
    conditions: Path

    @property
    def vocabulary(self) -> Path:
        """The vocabulary, a Turtle file."""
        return self.ontology / "condition-kg.ttl"

    @property
    def shapes(self) -> Path:
        """The SHACL shapes, a Turtle file."""
        return self.ontology / "shapes.ttl"

    @property
    def alignments(self) -> Path:
        """How the vocabulary's terms stand to those of others, a Turtle file."""
        return self.ontology / "alignments.ttl"

    @property
    def layers(self) -> Path:
        """The description of the dataset and of the graphs that no condition owns."""
        return self.concepts.parent / "layers.ttl"

    @property
    def data_files(self) -> tuple[Path, ...]:
        """Every Turtle file that becomes part of the graph, in a fixed order."""
        return (
            self.vocabulary,
            self.layers,
            *sorted(self.concepts.glob("*.ttl")),
            *sorted(self.conditions.glob("*/*.ttl")),
            *sorted(self.conditions.glob("*/concepts/*.ttl")),
            *sorted(self.conditions.glob("*/layers/*.ttl")),
            *sorted(self.conditions.glob("*/layers/*/*.ttl")),
            *sorted(self.conditions.glob("*/layers/*/concepts/*.ttl")),
            *sorted(self.terms.glob("*.ttl")),
        )

    @property
    def terms(self) -> Path:
        """What other vocabularies say of their terms, one file a vocabulary."""
        return self.concepts.parent / "terms"

    @property
    def mappings(self) -> Path:
        """The mapping sets (SSSOM/TSV)."""
        return self.concepts.parent / "mappings"

    @property
    def linking(self) -> Path:
        """What finds links to other vocabularies: the model and the background."""
        return self.concepts.parent / "linking"

    @property
    def mapping_files(self) -> tuple[Path, ...]:
        """Every file of mappings that becomes part of the graph, in a fixed order."""
        return (
            *sorted(self.mappings.glob("*.sssom.tsv")),
            *sorted(self.conditions.glob("*/mappings/*.sssom.tsv")),
        )

    @property
    def texts(self) -> tuple[Path, ...]:
        """The texts of entries that are shipped, in a fixed order."""
        folders = ("*", "*/layers/*")
        return tuple(
            path for folder in folders for name in TEXTS for path in sorted(self.conditions.glob(f"{folder}/{name}"))
        )

    @property
    def canonical_files(self) -> list[Path]:
        """The Turtle files that are kept in canonical form: the data, and the alignments; shapes hold lists."""
        return [*self.data_files, *(path for path in [self.alignments] if path.is_file())]

    def name(self, path: Path) -> str:
        """A file's name for messages: relative to the checkout or the package."""
        base = self.root or _PACKAGE
        return path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)


def sources() -> Sources:
    """Find the sources beside this module."""
    root = _PACKAGE.parent
    is_checkout = (root / "pyproject.toml").is_file() and (root / "ontology").is_dir()
    base = root if is_checkout else _PACKAGE
    return Sources(
        root=root if is_checkout else None,
        ontology=base / "ontology",
        queries=base / "queries",
        concepts=_PACKAGE / "data" / "concepts",
        conditions=_PACKAGE / "data" / "conditions",
    )
