# The Debian package. Libraries are found by dpkg-shlibdeps; what Qt loads by itself is named.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME waybill)
set(CPACK_PACKAGE_VENDOR "The Waybill authors")
set(CPACK_PACKAGE_CONTACT "The Waybill authors <waybill@example.test>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "move JSON and CSV files into a database, and back")
set(CPACK_PACKAGE_DESCRIPTION
"Waybill moves what people keep in JSON and CSV files into a real database. It
accounts for every value on the way, keeps what has no column, sets aside what
cannot be stored with the reason, and can take the whole move back.
.
This package holds the desktop program, waybill, and its twin for the command
line, waybill-cli.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libqt6sql6-psql")
if(TARGET waybill)
    string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libqt6svg6, qt6-translations-l10n")
    string(APPEND CPACK_DEBIAN_PACKAGE_RECOMMENDS ", qt6-wayland")
endif()
include(CPack)
