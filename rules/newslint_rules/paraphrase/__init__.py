"""Rules on the tells of machine paraphrase and translation."""
