"""The report as a page: the draft with its marks on the left, the findings on the right."""
