"""The knowledge as a static site: every question, figure and source on a page of its own."""
