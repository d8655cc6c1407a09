"""The local page: drop a draft, read its report, settle what is open. Nothing leaves the machine."""
