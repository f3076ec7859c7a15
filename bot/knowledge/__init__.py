"""The curated knowledge: models, strict loader, rules and the proof against the documents."""
