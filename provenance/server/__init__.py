"""The checker over HTTP: a page to paste into, the commands as JSON, and the protocol of existing editor plug-ins."""
