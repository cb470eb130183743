"""Quality measured on labelled pages: body kept, boilerplate removed, labels right, beside simple rules and a peer."""
