#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Breaks each rule of tst_layers.sh once and expects it to be found.
# usage: tst_layers_finds.sh TST_LAYERS QT_INCLUDE_FOLDER
set -eu
layers=$1 qt=$2
work=$(mktemp -d)
# shellcheck disable=SC2064 # the folder is known now
trap "rm -rf '$work'" EXIT
mkdir -p "$work/resources/playbooks/some-shop"
echo 'CREATE TABLE plants (id INTEGER);' >"$work/resources/playbooks/some-shop/001_create.up.sql"
licence='// SPDX-License-Identifier: GPL-3.0-or-later'

fails=0
check() { # STATUS FILE LINE: tst_layers.sh ends with STATUS when FILE holds LINE
    mkdir -p "$work/$(dirname "$2")"
    printf '%s\n%s\n' "${head-$licence}" "$3" >"$work/$2"
    status=0
    "$layers" "$work" "$qt" >"$work/output" 2>&1 || status=$?
    if [ "$status" -ne "$1" ] || { [ "$1" -ne 0 ] && ! grep -q "$2" "$work/output"; }; then
        echo "FAIL: $2 with '$3' gives $status, not $1" >&2
        cat "$work/output" >&2
        fails=1
    fi
    rm "$work/$2"
}

check 0 migration/base/a.cpp '#include <QString>'
check 1 migration/base/a.cpp '#include <QColor>'
check 1 migration/base/a.cpp '#include <QtGui/QColor>'
check 1 migration/run/a.h '#include <QWidget>'
check 1 migration/run/a.h '#include "models/a.h"'
check 1 migration/base/a.h '#include "migration/run/a.h"'
check 1 migration/source/a.h '#include "migration/target/a.h"'
check 0 migration/source/a.h '#include "migration/base/a.h"'
check 0 models/a.h '#include <QUndoStack>'
check 1 models/a.h '#include <QDialog>'
check 1 models/a.h '#include "ui/a.h"'
check 1 ui/a.h '#include "app/a.h"'
check 1 ui/a.h '#include <QSqlQuery>'
check 1 migration/run/a.cpp 'sqlite3_open_v2(path, &handle, flags, nullptr);'
check 1 models/a.cpp 'auto database = QSqlDatabase::addDatabase(driver);'
check 0 migration/target/connection.cpp 'auto database = QSqlDatabase::addDatabase(driver);'
check 1 migration/source/a.cpp '#include <QJsonDocument>'
check 0 migration/run/a.cpp '#include <QJsonDocument>'
check 1 migration/mapping/a.cpp 'double d = std::stod(text);'
check 1 ui/a.cpp 'QCoreApplication::processEvents();'
check 1 ui/a.cpp 'if (id == "some-shop") {'
check 1 models/a.cpp 'query.exec("SELECT * FROM plants");'
check 1 migration/run/a.cpp 'const auto table = "plants";'
check 0 migration/run/a.cpp 'int plants = 0; // not even "plants"'
head='// All rights reserved'
check 1 app/a.cpp 'int main() {}'

exit "$fails"
