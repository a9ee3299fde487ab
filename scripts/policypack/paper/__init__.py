"""The paper room: print pages, the engine that makes PDFs of them, and packs."""
