"""How hard the finished texts are to read, block by block, against a budget for each kind of reader."""
