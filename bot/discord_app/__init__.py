"""Discord's input and output, nothing else; the only room that imports discord and aiohttp."""
