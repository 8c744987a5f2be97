"""`python -m capesdoc` is the command line."""

from capesdoc.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
