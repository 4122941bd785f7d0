#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the Debian package of a build, unpacks it into a throw-away root and uses it from there.
# usage: tst_package.sh BUILD_FOLDER
set -eu
build=$1
id=io.github.waybill.Waybill

work=$(mktemp -d)
window=""
# shellcheck disable=SC2064 # the folder is known now
trap "rm -rf '$work'" EXIT
trap '[ -z "$window" ] || kill "$window" 2>/dev/null || true; exit 1' INT TERM

fail() {
    echo "FAIL: $*" >&2
    [ ! -s "$work/output" ] || sed 's/^/    /' "$work/output" >&2
    exit 1
}

passed() { echo "PASS: $*"; }

# Whatever the programs write about themselves goes into the throw-away folder.
mkdir -m 700 "$work/home" "$work/runtime"
export HOME="$work/home" XDG_RUNTIME_DIR="$work/runtime" QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME WAYBILL_PLAYBOOKS DISPLAY WAYLAND_DISPLAY

cpack --config "$build/CPackConfig.cmake" -G DEB -B "$work/package" >"$work/output" 2>&1 ||
    fail "cpack makes no package"
package=$(find "$work/package" -maxdepth 1 -name '*.deb')
[ -f "$package" ] || fail "there is not exactly one package"
root=$work/root
dpkg-deb -x "$package" "$root"
share=$root/usr/share
passed "the package unpacks"

dpkg-deb -f "$package" Depends >"$work/output"
for needed in libqt6sql6-sqlite libqt6svg6 qt6-translations-l10n libqt6core6 libqt6widgets6; do
    grep -q "\b$needed\b" "$work/output" || fail "the package does not depend on $needed"
done
passed "the package names what it needs"

find "$root" -perm /022 ! -type l >"$work/output"
[ ! -s "$work/output" ] || fail "files that others may write"
for program in waybill waybill-cli; do
    readelf -d "$root/usr/bin/$program" >"$work/output"
    ! grep -q -E 'RPATH|RUNPATH' "$work/output" || fail "$program looks for libraries where it was built"
done
passed "modes and library paths are those of an installed program"

desktop-file-validate "$share/applications/$id.desktop" >"$work/output" 2>&1 || fail "the desktop entry"
[ ! -s "$work/output" ] || fail "the desktop entry has warnings"
appstreamcli validate --no-net "$share/metainfo/$id.metainfo.xml" >"$work/output" 2>&1 || fail "the metainfo"
[ -s "$share/icons/hicolor/scalable/apps/$id.svg" ] || fail "there is no icon"
passed "desktop entry, metainfo and icon"

for program in waybill waybill-cli; do
    man --warnings=all --local-file "$share/man/man1/$program.1.gz" >/dev/null 2>"$work/output" ||
        fail "the manual page of $program"
    [ ! -s "$work/output" ] || fail "the manual page of $program has warnings"
done
[ -s "$share/doc/waybill/copyright" ] || fail "there is no copyright file"
gzip -t "$share/doc/waybill/changelog.gz" "$share/doc/waybill/NEWS.md.gz" || fail "the changelog"
passed "manual pages, copyright, changelog"

PATH=$root/usr/bin:$PATH
version=$(dpkg-deb -f "$package" Version)
waybill-cli --version >"$work/output" 2>&1 || fail "waybill-cli does not start"
grep -q -F "$version" "$work/output" || fail "waybill-cli is not version $version"
waybill-cli playbook list >"$work/output" 2>&1 || fail "waybill-cli lists no playbooks"
grep -q resume-toolkit "$work/output" || fail "the built-in playbook is not found"
[ -f "$share/waybill/playbooks/resume-toolkit/playbook.yaml" ] || fail "the playbook is not there to read"
passed "the installed command line finds its playbooks"

sample=$share/waybill/samples/resume-toolkit-real
[ -f "$sample/job_applications_tracker.csv" ] || fail "the sample is not there"
cp -R "$sample" "$work/files"
cp -R "$sample" "$work/migrated"
status=0
waybill-cli migrate "$work/migrated" --no-input >"$work/output" 2>&1 || status=$?
[ "$status" -eq 3 ] || fail "migrating the sample ends with $status and not with 3"
database=$work/migrated/data/resume_toolkit.db
[ -s "$database" ] || fail "migrating the sample makes no database"
passed "the installed command line migrates the installed sample"

# starts NAME COMMAND...: the window is still there after three seconds.
starts() {
    name=$1
    shift
    status=0
    timeout 3 "$@" >"$work/output" 2>&1 || status=$?
    [ "$status" -eq 124 ] || fail "$name: the window ends by itself with $status"
    ! grep -q -i -E 'driver not loaded|no such file|could not load' "$work/output" || fail "$name: something is missing"
    passed "$name"
}

# The lines that a desktop runs, with the dropped file in place of the field code.
entry=$share/applications/$id.desktop
line=$(sed -n 's/^Exec=\(.*\)%f$/\1/p' "$entry")
action=$(sed -n '/^\[Desktop Action NewImport\]/,$ s/^Exec=//p' "$entry")
[ -n "$line" ] || fail "the desktop entry runs nothing"
[ -n "$action" ] || fail "the action runs nothing"
# shellcheck disable=SC2086 # a command line
{
    starts "a click on the icon opens the window" $line
    starts "a dropped folder opens the window" $line "$work/files"
    starts "the action New Import opens the window" $action

    $line "$database" >"$work/output" 2>&1 &
    window=$!
}
tries=0
until find "/proc/$window/fd" -lname "$database" 2>/dev/null | grep -q .; do
    tries=$((tries + 1))
    kill -0 "$window" 2>/dev/null || fail "the window ends by itself on a dropped database"
    [ "$tries" -lt 100 ] || { kill "$window"; fail "the window does not open a dropped database"; }
    sleep 0.1
done
kill "$window"
wait "$window" 2>/dev/null || true
passed "a dropped database is opened"
