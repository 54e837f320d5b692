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
!include FileFunc.nsh
!include LogicLib.nsh

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
!macro RefuseWhileOpen FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $0 "${FILE}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "Quầy Một Cửa đang mở. Đóng chương trình rồi làm lại." /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro RefuseWhileAtWork
  !insertmacro RefuseWhileOpen "$INSTDIR\python\pythonw.exe" ; the window
  !insertmacro RefuseWhileOpen "$INSTDIR\python\python.exe" ; commands, the centre
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

; What lies in a folder without our uninstaller is not ours, whatever its name.
!macro RefuseForeignFolder
  ${DirState} "$INSTDIR" $0
  ${If} $0 == 1
    MessageBox MB_OK|MB_ICONEXCLAMATION "Thư mục $INSTDIR đã có thứ khác. Chạy lại bộ cài và chọn một thư mục trống." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
!macroend

Section
  ${If} ${FileExists} "$INSTDIR\go-cai-dat.exe"
    !insertmacro RefuseWhileAtWork
    !insertmacro TakeOut
  ${Else}
    !insertmacro RefuseForeignFolder
  ${EndIf}
  SetOutPath "$INSTDIR"
  ; First of all, so that what a power cut leaves half done can be installed over.
  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  File /r "${STAGED}/*"
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
