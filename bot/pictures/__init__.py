"""Pictures: pay as a chart and a plan as a path, each with a text that says the same."""
