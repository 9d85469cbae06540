"""Tests of the modules in ``templates/js/panels``."""
