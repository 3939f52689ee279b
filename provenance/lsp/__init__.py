"""In the editor: the findings of the copy on the screen, while it is written, over the Language Server Protocol."""
