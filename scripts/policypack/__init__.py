"""The program: its commands, and the rooms that turn rendered documents into sites and PDFs."""
