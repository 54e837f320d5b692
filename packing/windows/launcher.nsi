; quay-mot-cua.exe: starts the desk without a console, with the words it was given, and ends as it does.
; makensis -DOUT=… -DICON=… -DVERSION=… launcher.nsi
Unicode true
Target amd64-unicode
RequestExecutionLevel user
SilentInstall silent
!include FileFunc.nsh

Name "Quầy Một Cửa"
OutFile "${OUT}"
Icon "${ICON}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Quầy Một Cửa"
VIAddVersionKey "FileDescription" "Quầy Một Cửa"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" ""

Section
  ${GetParameters} $R0
  ExecWait '"$EXEDIR\python\pythonw.exe" -m desk_app $R0' $0
  IfErrors 0 +2
    StrCpy $0 2
  SetErrorLevel $0
SectionEnd
