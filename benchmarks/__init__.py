"""What `make bench` measures: one package for each subject, all run by `python -m benchmarks`.

A subject is a package of this folder that can be run (`python -m benchmarks.NAME`). It prints its tables, keeps
its figures with `report.keep`, and ends with 0 where every goal is met, with 1 where one is missed.
"""
