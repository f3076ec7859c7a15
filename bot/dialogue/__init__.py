"""A conversation as pure state: follow-ups, several questions at once, asking back, small talk."""
