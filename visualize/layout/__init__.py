"""Where nodes stand in the picture.

``python -m visualize.layout`` makes the committed positions, with :mod:`visualize.layout.arrange` and what it needs;
these modules are not in the wheel.
"""

__all__: list[str] = []
