#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What each folder may not know or do, line by line. Prints every line that does it all the same.
# usage: tst_layers.sh SOURCE_FOLDER QT_INCLUDE_FOLDER
set -eu
cd "$1"
qt=$2
broken=0
code=$(mktemp -d) # the same files without their comments, which may say what they like
# shellcheck disable=SC2064 # the folder is known now
trap "rm -rf '$code'" EXIT

sources() { # FOLDER...: the C++ files in them
    find "$@" \( -name '*.cpp' -o -name '*.h' \) -type f 2>/dev/null | LC_ALL=C sort
}

sources migration models ui app | while read -r file; do
    mkdir -p "$code/${file%/*}"
    sed -e 's|^[[:space:]]*//.*||' -e 's|[[:space:]]//.*||' "$file" >"$code/$file"
done

# forbid REASON PATTERN EXCEPT FOLDER...: no line of code matches PATTERN, save in files whose path
# matches EXCEPT.
forbid() {
    reason=$1 pattern=$2 except=$3
    shift 3
    found=$(
        cd "$code"
        sources "$@" | grep -v -E -e "$except" | xargs -r grep -n -H -E -e "$pattern" || true
    )
    if [ -n "$found" ]; then
        printf '%s:\n%s\n' "$reason" "$found" >&2
        broken=1
    fi
}
nothing='^$'

# modules FOLDER MODULE...: every Qt header that FOLDER includes belongs to one of the modules.
modules() {
    folder=$1
    shift
    for header in $(sources "$folder" | xargs -r sed -n 's/^#include <\(Q[A-Za-z0-9]*\)>.*/\1/p' | sort -u); do
        known=""
        for module in "$@"; do
            [ ! -e "$qt/$module/$header" ] || known=yes
        done
        if [ -z "$known" ]; then
            forbid "$folder may use $* only" "^#include <$header>" "$nothing" "$folder"
        fi
    done
    forbid "Qt headers are included by their own name" '^#include <Q[A-Za-z0-9]*/' "$nothing" "$folder"
}

modules migration QtCore QtSql
modules models QtCore QtGui QtSql QtConcurrent
forbid "migration/ knows nothing above it" '^#include "(models|ui|app)/' "$nothing" migration
forbid "models/ knows nothing above it" '^#include "(ui|app)/' "$nothing" models
forbid "ui/ knows nothing above it" '^#include "app/' "$nothing" ui
forbid "migration/base knows no other folder" '^#include "migration/(source|mapping|playbook|target|backup|inspect|run|undo|verify|workspace)/' \
    "$nothing" migration/base
forbid "migration/source knows only base and itself" '^#include "migration/(mapping|playbook|target|backup|run|verify)/' \
    "$nothing" migration/source

forbid "a window asks a model, it does not query" '<QSql(Query|Database|TableModel|QueryModel)>' "$nothing" ui
forbid "connections to files are opened in one place" 'sqlite3_open(_v2|16)?\(|QSqlDatabase::addDatabase' \
    '^migration/target/connection\.cpp$' migration models ui app
forbid "QJson reorders keys and rounds numbers: it reads no source" '^#include <QJson' "$nothing" \
    migration/source migration/mapping
forbid "numbers do not pass the locale" '\b(std::sto(i|l|ll|ul|ull|f|d|ld)|strto[dflu]+l?|ato[fil]l?|setlocale)\(|<QLocale>' \
    "$nothing" migration
forbid "no nested event loops" '\b(processEvents|QEventLoop)\b' "$nothing" migration models ui

# A playbook is data: nothing in the program is written for one of them.
for folder in resources/playbooks/*/; do
    [ -d "$folder" ] || continue
    forbid "nothing is written for one playbook" "\b$(basename "$folder")\b" "$nothing" migration models ui
done
tables=$(cat resources/playbooks/*/*.up.sql 2>/dev/null |
    sed -n -E 's/^ *CREATE TABLE (IF NOT EXISTS )?"?([A-Za-z_]+)"?.*/\2/Ip' | sort -u | paste -s -d '|')
if [ -n "$tables" ]; then
    forbid "nothing is written for the tables of one playbook" \
        "\"($tables)(\.[a-z_]+)?\"|\b(FROM|INTO|UPDATE|JOIN|TABLE) \"?($tables)\b" "$nothing" migration models ui
fi

for file in $(sources app ui models migration tests); do
    IFS= read -r first <"$file" || true
    if [ "$first" != "// SPDX-License-Identifier: GPL-3.0-or-later" ]; then
        echo "$file: the first line does not name the licence" >&2
        broken=1
    fi
done

exit "$broken"
