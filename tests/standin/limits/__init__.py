"""What Discord refuses in a form, one module for each kind of form."""
