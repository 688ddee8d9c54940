"""The clinician's view of the knowledge: what pages and terminal show, as data, and the pages themselves. Knows no server."""
