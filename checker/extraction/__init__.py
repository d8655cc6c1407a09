"""A Document becomes Facts. One module a part of the prospectus; each fact is found, absent or unread."""
