"""Tests of the modules in ``templates/js/reader``."""
