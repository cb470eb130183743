"""Quality on labelled pages: body kept, boilerplate removed, labels correct, compared with simple rules and a peer."""
