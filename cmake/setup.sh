#!/usr/bin/env bash
# Makes sure that everything needed to build and test is there; quick when it is. Called by play and check:
#   cmake/setup.sh native|web|browser ...
# Two ways: a machine with emcc, cmake and ninja on PATH is used as it is (setup_path.sh); otherwise Debian 12 or 13 is
# set up from its own package mirror (setup_debian.sh). CHAINRULE_TOOLCHAIN=path|debian chooses by hand.
# What was found is written to $cache/found.cmake, which CMake reads.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$repo/cmake/setup_node.sh"

wants() { [[ " $parts " == *" $1 "* ]]; }
parts="$*"

# Our own private emcc may be on PATH too; it does not count.
own_emcc() { command -v emcc | grep -v "^$cache/" || true; }

choose_way() {
    local emcc version
    [ -z "${CHAINRULE_TOOLCHAIN:-}" ] || { say "$CHAINRULE_TOOLCHAIN"; return; }
    emcc=$(own_emcc)
    if [ -n "$emcc" ] && command -v cmake >/dev/null && command -v ninja >/dev/null; then
        version=$(emcc --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1 || true)
        if version_at_least "${version:-0}" 3.1.61; then say path; return; fi
    fi
    if [ -r /etc/os-release ] && grep -qxE 'VERSION_CODENAME="?(bookworm|trixie)"?' /etc/os-release && grep -qxE 'ID="?debian"?' /etc/os-release; then
        say debian
        return
    fi
    if ! wants web && command -v cmake >/dev/null && command -v ninja >/dev/null; then say path; return; fi
    say none
}

# found.sh: what the browser tests need to know.
write_found_for_tests() {
    printf 'export NODE_PATH=%q CHAINRULE_CHROMIUM=%q\n' "$cache/$npm_folder/node_modules" "$(find_chromium)" >"$cache/found.sh"
}

# Writes only when something changed: CMake runs again whenever this file is newer than its last run.
write_found() {
    local temporary=$cache/found.cmake.new
    {
        say "# Written by cmake/setup.sh: what it found or unpacked."
        found
        say "set(FOUND_NODE_MODULES \"$cache/$assets_folder/node_modules\")"
    } >"$temporary"
    if cmp -s "$temporary" "$cache/found.cmake"; then rm "$temporary"; else mv "$temporary" "$cache/found.cmake"; fi
}

case ${CHAINRULE_TOOLCHAIN:-} in
"" | path | debian) ;;
*) die "CHAINRULE_TOOLCHAIN is $CHAINRULE_TOOLCHAIN; it may be path or debian, or not set." ;;
esac
way=$(choose_way)
need_space "$cache" 20 "a set-up"
lock_cache
case $way in
debian) source "$repo/cmake/setup_debian.sh" ;;
path) source "$repo/cmake/setup_path.sh" ;;
*) die "this system is not supported as it is." \
    "Either use Debian 12 or 13, or put emcc (3.1.61 or newer), cmake (3.25 or newer) and ninja on PATH," \
    "for instance with Emscripten's emsdk, and run the same command again." ;;
esac
rm -rf "$cache/tmp"  # what a killed run left
setup
setup_assets_npm
if wants browser; then
    setup_npm
    write_found_for_tests
fi
if [ ! -s "$cache/ccache/ccache.conf" ]; then
    mkdir -p "$cache/ccache"
    # hash_dir off and base_dir (set by CMake): a second checkout in another folder finds the objects of the first.
    printf 'max_size = 2G\nhash_dir = false\nsloppiness = pch_defines,time_macros\n' >"$cache/ccache/ccache.conf"
fi
write_found
rm -rf "$cache/tmp"
