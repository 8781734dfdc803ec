"""The editor's page: one HTML file that shows a report, takes decisions by keyboard and hands them out as a file."""
