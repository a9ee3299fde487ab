"""What nothing refers to: facts, entries of the register, appendices, terms."""
