"""Rules on reference: pronouns, definite nouns, initials and what they stand for."""
