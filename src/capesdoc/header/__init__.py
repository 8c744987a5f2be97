"""The header: labelled lines to raw fields, raw fields to typed values."""
