"""What curators and moderators do, as plain functions: measuring, revisions, the inbox."""
