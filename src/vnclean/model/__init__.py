"""Plain data: pages, blocks, labels, decisions, metadata, results."""
