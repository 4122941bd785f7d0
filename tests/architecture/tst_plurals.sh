#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The texts with numbers are found under the name that the code asks for: that of its class with the
# namespace, or the one it declares. lupdate leaves the namespace out when it does not find the headers.
# usage: tst_plurals.sh SOURCE_FOLDER
set -eu
cd "$1"
missing=0
for name in $(sed -n 's|.*<name>\(.*\)</name>.*|\1|p' resources/translations/waybill_en.ts); do
    case $name in
    waybill::*) pattern="class ${name#waybill::}( final)? *:" ;;
    *) pattern="Q_DECLARE_TR_FUNCTIONS\\($name\\)|translate\\(\"$name\"" ;;
    esac
    if ! grep -r -q -E -e "$pattern" --include='*.h' --include='*.cpp' app ui models migration; then
        echo "Nothing asks for the texts of $name." >&2
        missing=1
    fi
done
exit "$missing"
