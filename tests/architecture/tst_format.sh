#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C++ file under version control looks as clang-format leaves it.
# usage: tst_format.sh SOURCE_FOLDER CLANG_FORMAT
set -eu
cd "$1"
git -c safe.directory="$PWD" ls-files -z '*.cpp' '*.h' |
    xargs -0 -r -n 20 -P 2 "$2" --dry-run -Werror --style=file
