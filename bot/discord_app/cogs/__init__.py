"""What people can address: commands, menus and messages."""
