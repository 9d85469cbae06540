"""What the tools answer: each job makes an answer from the data and the arguments of a call."""

__all__: list[str] = []
