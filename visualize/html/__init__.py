"""What every page needs: policy, text, scripts."""

__all__: list[str] = []
