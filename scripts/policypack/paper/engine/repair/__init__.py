"""What WeasyPrint 70 leaves to do before its tagged PDFs are what their standards promise.

Each module mends one subject and says which rule asks for it; `engine.finishing` calls them in their order.
"""
