"""The REST API's routes, one module for each resource."""
