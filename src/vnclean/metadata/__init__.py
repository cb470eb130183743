"""Metadata of a page, read from its labelled blocks and the claims in its markup."""
