@echo off
set "here=%~dp0"
echo [%here%]
pushd "%here%"
echo %errorlevel%
cd
if exist program\python.exe echo there
pushd "%~dp0."
echo %errorlevel%
cd
start "" "%here%program"
echo started %errorlevel%
