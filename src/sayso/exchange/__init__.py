"""Other people's formats: JSON of traces and copies, out and in; tables as Parquet and CSV, under our names or others'.

Each user asks for the module that it needs: importing the room loads none of them.
"""
