"""Hatchling hook: builds graph and vocabulary page into the wheel, and nothing into an editable install."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GraphBuildHook(BuildHookInterface[Any]):
    """Adds ``kg/built/condition-kg.nq`` and, where pyLODE is installed, ``kg/built/ontology.html`` to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the graph from the sources beside this file."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from kg.build.dataset import build_dataset, write_dataset
        from kg.errors import MissingToolError
        from kg.files import write_atomically
        from visualize.pages.vocabulary import FILE, vocabulary_html

        self._folder = tempfile.TemporaryDirectory(prefix="condition-kg-")
        folder = Path(self._folder.name)
        paths = [output.path for output in write_dataset(build_dataset(), folder, only=["nq"])]
        try:
            write_atomically(folder / FILE, vocabulary_html())
            paths.append(folder / FILE)
        except MissingToolError as error:
            print(f"kg: {error}", file=sys.stderr)
        for path in paths:
            build_data["force_include"][str(path)] = f"kg/built/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take the built file away again."""
        if version != "editable":
            self._folder.cleanup()
