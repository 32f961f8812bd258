@echo off
setlocal
set "here=%~dp0"
if not exist "%here%program\python.exe" goto packed
rem A shared folder has no letter of its own, and cmd cannot stand in it: pushd lends it one until popd.
pushd "%here%"
if not exist program\python.exe goto unreachable
set "faqprint=program\python.exe -B -m faqprint"
set "status=0"
@RUN@
popd
if not "%status%"=="0" goto fault
@DONE@
exit /b 0

:fault
echo.
pause
exit /b %status%

:packed
call :japanese
echo このファイルは、zip を展開しないまま開かれたようです。
echo.
echo １．zip のファイルを右クリックして「すべて展開」を選びます。
echo ２．できたフォルダーの中の、同じ名前のファイルをダブルクリックします。
goto apology

:unreachable
call :japanese
echo このフォルダーを開けませんでした。ネットワークへの接続を確かめてください。
echo 共有フォルダーのときは、フォルダーごと自分のパソコンへ写してから、もう一度ダブルクリックしてください。

:apology
echo.
pause
if not "%page%"=="0" chcp %page% >nul
exit /b 3

:japanese
for /f "tokens=2 delims=:" %%c in ('chcp') do set "page=%%c"
set "page=%page: =%"
chcp 65001 >nul
exit /b 0
