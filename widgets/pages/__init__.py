"""The guide as documents: complete without a kernel, a script or a server."""
