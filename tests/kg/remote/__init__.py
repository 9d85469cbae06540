"""Tests of other endpoints: real servers on loopback, and servers that misbehave."""
