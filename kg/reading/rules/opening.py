"""What opens a sentence on what happens in the condition."""

from __future__ import annotations

import re

__all__ = ["IN_IT"]

#: “In people with gout, …”.
IN_IT = re.compile(r"(?:in|with) (?:(?:people|patients|individuals|those) (?:with|who have) )?", re.IGNORECASE)
