#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line and the tests of the engine load no window library, however indirectly.
# usage: tst_no_window_libraries.sh PROGRAM...
set -eu
[ $# -gt 0 ]
broken=0
for program in "$@"; do
    libraries=$(ldd "$program")
    case "$libraries" in
        *libQt6Core*) ;;
        *)
            echo "$program: its libraries cannot be listed" >&2
            broken=1
            ;;
    esac
    if echo "$libraries" | grep -E 'libQt6(Gui|Widgets|Charts|Svg|OpenGL|PrintSupport)|libX11|libxcb|libwayland|libGL'; then
        echo "$program loads a window library" >&2
        broken=1
    fi
done
exit "$broken"
