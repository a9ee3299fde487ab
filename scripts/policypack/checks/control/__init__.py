"""Document control: somebody answers for each text, and its dates are true."""
