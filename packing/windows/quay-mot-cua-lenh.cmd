@echo off
"%~dp0python\python.exe" -m desk_app %*
