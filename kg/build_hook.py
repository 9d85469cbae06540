"""Hatchling hook: builds the graph into the wheel, and nothing into an editable install."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GraphBuildHook(BuildHookInterface[Any]):
    """Adds ``kg/built/condition-kg.nq`` to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the graph from the sources beside this file."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from kg.build.dataset import build_dataset, write_dataset

        self._folder = tempfile.TemporaryDirectory(prefix="condition-kg-")
        for output in write_dataset(build_dataset(), Path(self._folder.name), only=["nq"]):
            build_data["force_include"][str(output.path)] = f"kg/built/{output.path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take the built file away again."""
        if version != "editable":
            self._folder.cleanup()
