; In the place of pythonw.exe: notes the words it was started with, and ends with 7.
Unicode true
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
!include FileFunc.nsh
OutFile "${OUT}"
Section
  ${GetParameters} $R0
  FileOpen $0 "$EXEDIR\called.txt" w
  FileWriteUTF16LE $0 "$R0"
  FileClose $0
  SetErrorLevel 7
SectionEnd
