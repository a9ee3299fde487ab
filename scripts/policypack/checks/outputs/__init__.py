"""The second stage of the checks: what was built, before anybody else can see it.

A check is one small module with a `CHECK`; `catalogue.py` lists them all. What a check may look at is
`outputs.Outputs`: one setting's public site and private folder, each file opened once, and what the setting
and its neighbours are.
"""
