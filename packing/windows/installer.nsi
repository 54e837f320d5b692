; The installer: into the account's own folder of programs, without an administrator.
; makensis -DSTAGED=folder -DOUT=file -DVERSION=0.1.0 -DKILOBYTES=n installer.nsi
Unicode true
Target amd64-unicode
RequestExecutionLevel user
!ifdef SMALL
  SetCompressor /SOLID lzma
!endif
ManifestDPIAware true

!include MUI2.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\quay-mot-cua"
!define PROGRAM "$INSTDIR\quay-mot-cua.exe"
!define MENU "$SMPROGRAMS\Quầy Một Cửa"

Name "Quầy Một Cửa"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\quay-mot-cua"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "Quầy Một Cửa ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Quầy Một Cửa"
VIAddVersionKey "FileDescription" "Cài đặt Quầy Một Cửa"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" ""

!define MUI_ICON "${STAGED}/quay-mot-cua.ico"
!define MUI_UNICON "${STAGED}/quay-mot-cua.ico"
!define MUI_FINISHPAGE_RUN "${PROGRAM}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

; A program at work holds its files open: nothing may be taken from beneath it.
!macro RefuseWhileAtWork
  IfFileExists "$INSTDIR\python\pythonw.exe" 0 idle
  ClearErrors
  FileOpen $0 "$INSTDIR\python\pythonw.exe" a
  IfErrors busy
  FileClose $0
  Goto idle
  busy:
    MessageBox MB_OK|MB_ICONEXCLAMATION "Quầy Một Cửa đang mở. Đóng chương trình rồi làm lại." /SD IDOK
    SetErrorLevel 3
    Quit
  idle:
!macroend

; Ours alone: what somebody else put into the folder stays.
!macro TakeOut
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\quay-mot-cua.exe"
  Delete "$INSTDIR\quay-mot-cua.ico"
  Delete "$INSTDIR\quay-mot-cua-lenh.cmd"
  Delete "$INSTDIR\quay-mot-cua-trung-tam.cmd"
  Delete "$INSTDIR\LICENSES.txt"
  Delete "$INSTDIR\VERSION"
!macroend

Section
  !insertmacro RefuseWhileAtWork
  !insertmacro TakeOut
  SetOutPath "$INSTDIR"
  File /r "${STAGED}/*"
  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  CreateDirectory "${MENU}"
  CreateShortCut "${MENU}\Quầy Một Cửa.lnk" "${PROGRAM}" "" "$INSTDIR\quay-mot-cua.ico"
  CreateShortCut "${MENU}\Dùng thử với dữ liệu mẫu.lnk" "${PROGRAM}" "--demo" "$INSTDIR\quay-mot-cua.ico"
  CreateShortCut "${MENU}\Gỡ cài đặt.lnk" "$INSTDIR\go-cai-dat.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Quầy Một Cửa"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\quay-mot-cua.ico"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\go-cai-dat.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; Data, keys and settings lie elsewhere and are not touched.
Section Uninstall
  !insertmacro RefuseWhileAtWork
  !insertmacro TakeOut
  Delete "$INSTDIR\go-cai-dat.exe"
  RMDir "$INSTDIR"
  RMDir /r "${MENU}"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
