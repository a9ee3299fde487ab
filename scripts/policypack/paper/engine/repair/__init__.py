"""What WeasyPrint 70 leaves to do before its tagged PDFs are what their standards promise.

Each module mends one subject and says which rule asks for it. The order is in `policypack.paper.engine.finishing`.
"""
