"""From hits and facts to a reply: composing, citing, looking figures up."""
