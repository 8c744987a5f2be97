"""`python -m capesdoc` is the command line."""

from capesdoc.cli import run

if __name__ == "__main__":
    run()
