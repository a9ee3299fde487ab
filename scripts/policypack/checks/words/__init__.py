"""Words: one name for one thing, in each setting's own voice, spelt as in England."""
