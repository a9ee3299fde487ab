"""`policypack check`: what no reader should have to notice, each mistake at the line where it is mended.

A check is one small module with a `CHECK`; `catalogue.py` lists them all. What a check may look at is
`sources.Sources`: the pages as written, and the finished texts of every setting with the origin of each line.
"""
