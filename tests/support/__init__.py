"""What tests of several folders share: the cases and fixtures, strategies, hostile shapes, checks."""
