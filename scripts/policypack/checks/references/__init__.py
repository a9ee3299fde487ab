"""Links, references, images, headings and tables: that each leads somewhere and says where."""
