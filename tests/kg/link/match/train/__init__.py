"""Tests of how the model is learnt."""
