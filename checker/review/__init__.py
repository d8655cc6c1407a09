"""What people decide: the configuration of a repository, waivers, the baseline, and what differs between drafts."""
