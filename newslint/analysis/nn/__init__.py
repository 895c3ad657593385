"""The packaged language model."""
