"""What several readers share: parts of packages, number formats, encodings, lines of pages, walks through folders."""
