"""The contract of a language; replaced by the reader of numbers."""
