#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The decisions of run and install-deps, with stand-ins for the programs they call.
# usage: tst_scripts.sh SOURCE_FOLDER
# shellcheck disable=SC2016 # single quotes around what the stand-ins expand
set -eu
source=$1
work=$(mktemp -d)
# shellcheck disable=SC2064 # the folder is known now
trap "rm -rf '$work'" EXIT
export TMPDIR="$work"
unset DISPLAY WAYLAND_DISPLAY

stand_in() { # PATH BODY
    mkdir -p "$(dirname "$1")"
    printf '#!/bin/sh\n%s\n' "$2" >"$1"
    chmod +x "$1"
}

expect() { # NAME STATUS PATTERN COMMAND...
    name=$1 status=$2 pattern=$3
    shift 3
    found=0
    "$@" >"$work/output" 2>&1 || found=$?
    if [ "$found" -ne "$status" ] || ! grep -q -E -e "$pattern" "$work/output"; then
        echo "FAIL: $name: ended with $found, printed:" >&2
        cat "$work/output" >&2
        exit 1
    fi
    echo "PASS: $name"
}

project="$work/a project"
stand_in "$project/packaging/install-deps" 'exit 0'
stand_in "$project/packaging/build-release" '[ "$*" = "waybill waybill-cli" ]'
stand_in "$project/build/release/waybill" 'echo "window:$*"'
stand_in "$project/build/release/waybill-cli" \
    'echo "command:$*"; [ "$1" != migrate ] || ls "$2"; exit "${STATUS:-0}"'
mkdir -p "$project/resources/samples/resume-toolkit-real"
: >"$project/resources/samples/resume-toolkit-real/tracker.csv"
: >"$work/some.db"
cp "$source/run" "$project/run"
ln -s "$project/run" "$work/link"
cd /

expect "a display opens the window" 0 '^window:$' env DISPLAY=:1 "$project/run"
expect "Wayland is a display too" 0 '^window:$' env WAYLAND_DISPLAY=wayland-0 "$project/run"
expect "the argument reaches the window whole" 0 '^window:two words$' env DISPLAY=:1 "$project/run" "two words"
expect "a link to run works" 0 '^window:$' env DISPLAY=:1 "$work/link"
expect "without a display it says so" 0 'no display' "$project/run"
expect "without a display the sample is migrated" 0 '^command:migrate .*--no-input$' "$project/run"
expect "the sample is a copy" 0 '^tracker\.csv$' "$project/run"
expect "something set aside is no failure" 0 '^command:migrate' env STATUS=3 "$project/run"
expect "a failed check is one" 4 '^command:migrate' env STATUS=4 "$project/run"
expect "without a display a workspace is inspected" 0 '^command:inspect /tmp$' "$project/run" /tmp
expect "without a display a database tells its history" 0 '^command:history .*some\.db$' "$project/run" "$work/some.db"
stand_in "$project/packaging/build-release" 'echo broken; exit 9'
expect "a failed build starts nothing" 9 '^broken$' env DISPLAY=:1 "$project/run"

install=$source/packaging/install-deps
bin=$work/bin
stand_in "$bin/apt-get" 'echo "apt-get $*"'
stand_in "$bin/dpkg-query" 'for name; do echo "installed $name"; done'
stand_in "$bin/id" 'echo 1000'
for tool in sh sed env; do
    ln -s "$(command -v $tool)" "$bin/$tool"
done
expect "nothing missing: apt is not called" 0 '^$' env PATH="$bin" sh -c 'echo "$("$0" --tests 2>&1)"' "$install"
stand_in "$bin/dpkg-query" 'for name; do [ "$name" = cmake ] || echo "installed $name"; done'
expect "neither root nor sudo: says what to run" 1 'apt-get install --no-install-recommends cmake$' \
    env PATH="$bin" "$install"
stand_in "$bin/sudo" 'echo "sudo $*"'
expect "sudo installs what is missing, and only that" 0 'sudo env .*apt-get .* install .*recommends cmake$' \
    env PATH="$bin" "$install"
stand_in "$bin/id" 'echo 0'
expect "root installs by itself" 0 '^apt-get .* install .*recommends cmake$' env PATH="$bin" "$install"
stand_in "$bin/apt-get" 'echo "apt-get $*"; [ "$2" != --simulate ]'
expect "packages apt has not heard of: its lists are fetched first" 0 '^apt-get .* update$' \
    env PATH="$bin" "$install"
expect "an unknown option is refused" 2 'usage' env PATH="$bin" "$install" --everything
