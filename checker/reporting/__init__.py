"""Reports: a Report becomes text. Rendering decides nothing."""
