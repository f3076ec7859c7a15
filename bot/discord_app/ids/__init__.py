"""What buttons, menus and forms carry in their custom_ids, so that they work after a restart."""
