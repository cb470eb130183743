"""Page analysis before any filter runs: features, headline, content span, container, learned score."""
