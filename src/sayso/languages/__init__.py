"""What is known of languages: reviewed word lists as YAML data, and the sentence encoder.

Every list is a file beside this one; code holds no word lists. A list that has one section a language uses ISO 639-1
codes as keys.
"""
