#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A playbook is data: no text in the program is the name of a system, of one of its tables, of a
# column or of a source. The names come from the playbooks themselves; comments may give examples.
#   tst_no_system_names.sh SOURCE_FOLDER [FOLDER...]
set -eu
cd "$1"
shift
[ $# -gt 0 ] || set -- migration models ui app

names=$(mktemp)
code=$(mktemp)
trap 'rm -f "$names" "$code"' EXIT

{
    sed -n 's/^id: *//p; s/^name: *//p' resources/playbooks/*/playbook.yaml
    sed -n 's/^ *CREATE TABLE \(IF NOT EXISTS \)\{0,1\}\([a-z_0-9]*\).*/\2/p' resources/playbooks/*/*.up.sql
    # Names of one word may be anybody's ("name", "status"); those of several are a system's own.
    sed -n 's/^ *\([a-z]*_[a-z_0-9]*\) \(TEXT\|INTEGER\|REAL\).*/\1/p' resources/playbooks/*/*.up.sql
} | sort -u >"$names"
[ "$(wc -l <"$names")" -ge 40 ] || { echo "only $(wc -l <"$names") names were found in the playbooks"; exit 1; }

find "$@" -name '*.cpp' -o -name '*.h' | while read -r file; do
    sed "s|//.*||; s|^|$file: |" "$file"
done >"$code"

found=0
while read -r name; do
    # Words that SQLite, Qt and the ledger use themselves.
    case $name in
    config | created_at | updated_at | audit_log | record_id | table_name | old_value | new_value | \
        changed_at | changed_by | file_path | file_name) continue ;;
    esac
    if grep -F "\"$name\"" "$code"; then
        echo "    \"$name\" is a name of a playbook"
        found=1
    fi
done <"$names"
exit $found
