"""Broken inputs to every reader, a million if you like: ``python -m tests.fuzz`` (``make fuzz``).

``mutate.py`` makes inputs out of ``seeds/`` and other files of the repository, ``targets.py`` lists what reads them,
``judge.py`` says what a reader may do, ``run.py`` holds the processes, ``found.json`` keeps what once went wrong.
"""
