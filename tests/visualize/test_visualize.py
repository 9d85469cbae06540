"""``import visualize``: cheap until something is drawn."""

from __future__ import annotations

import subprocess
import sys


def test_importing_the_package_is_cheap() -> None:
    code = (
        "import sys, visualize; print(sorted({'pyvis', 'networkx', 'numpy', 'IPython', 'jinja2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "[]"
