"""An encyclopaedia entry as text: sections, sentences, digests; nothing of RDF."""

__all__: list[str] = []
