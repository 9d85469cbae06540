"""The picture with which a page opens, drawn in SVG: seen, printed and found without scripts, and before them."""

__all__: list[str] = []
