"""Whether a figure can be of its size at all: sourced bounds, and what companies are worth, sell and employ."""
