"""Law: nothing out of force, and no duty or power that doesn't bind."""
