"""What moderators do on Discord, behind their commands, buttons and forms."""
