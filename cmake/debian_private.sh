# shellcheck shell=bash
# Packages of newer Debian releases, fetched with a package list of our own and unpacked into our folders.

# The mirror that this machine uses itself, so that nothing here names one.
debian_mirror() {
    apt-get indextargets --format '$(REPO_URI) $(LABEL)' 'Identifier: Packages' | awk '$2 == "Debian" && $1 ~ /^http/ { print $1; exit }'
}

# private_apt FOLDER: lists of the newer releases; signatures are checked with Debian's own key ring.
private_apt() {
    local apt=$1 mirror sign="[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]"
    [ ! -e "$apt/complete" ] || return 0
    mirror=$(debian_mirror)
    if [ -z "$mirror" ] && [ "$(id -u)" -eq 0 ]; then
        apt-get update  # lists that were never fetched name no mirror
        mirror=$(debian_mirror)
    fi
    [ -n "$mirror" ] || { echo "No Debian mirror is configured for apt on this machine, or apt-get update never ran."; return 1; }
    mkdir -p "$apt"/{lists/partial,cache/archives/partial}
    printf '%s\n' "deb $sign $mirror $newer main" "deb-src $sign $mirror $newer main" "deb-src $sign $mirror $newest main" >"$apt/sources.list"
    private_apt_get "$apt" update --error-on=any
    touch "$apt/complete"
}

# An old list does no harm here, where a few named versions are wanted and signatures are checked: mirrors that stand still
# are accepted.
private_apt_get() {
    local apt=$1
    shift
    apt-get -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$apt/lists" \
        -o Dir::Cache="$apt/cache" -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::Retries=3 -o Acquire::Check-Valid-Until=false \
        -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false \
        -o Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false "$@"
}

# download_debs APT FOLDER PACKAGE/RELEASE...
download_debs() {
    local apt=$1 to=$2
    shift 2
    mkdir -p "$to"
    cd "$to"
    private_apt_get "$apt" download "$@"
}

# download_source APT FOLDER PACKAGE/RELEASE: the upstream tar ball only, without Debian's changes, unpacked.
download_source() {
    local apt=$1 to=$2 package=$3
    mkdir -p "$to/archive"
    cd "$to/archive"
    private_apt_get "$apt" source --download-only --tar-only "$package"
    tar xf ./*.orig.tar.* -C "$to" --strip-components=1
    rm -rf "$to/archive"
    find "$to" -xtype l -delete  # dangling links stop Emscripten's copy of SDL2
}

unpack() { dpkg-deb --fsys-tarfile "$1" | tar x -C "$2" "${@:3}"; }

# unpack_emscripten DEBS FOLDER. Everything inside refers to its place relatively, so that the folder can be renamed.
#   root/      Emscripten with its system libraries, compiled by Debian
#   binaryen/  bin/: one-line starters; the tools of newer Debian run with the newer libc beside them
unpack_emscripten() {
    local debs=$1 to=$2 all=$2/unpacked tool name
    mkdir -p "$all" "$to/binaryen"/{bin,tools,libs}
    # Without variants that are never linked here (link-time optimisation, dynamic linking, sanitizers): 150 MB, not 1.7 GB.
    unpack "$debs"/emscripten_*.deb "$all" --exclude='*/wasm32-emscripten/lto*' --exclude='*/wasm32-emscripten/pic' --exclude='*-ww*' \
        --exclude='*asan*' --exclude='*wasmfs*' --exclude='*sanitizer*' --exclude='./usr/share/emscripten/test'
    mv "$all/usr/share/emscripten" "$to/root"
    for name in binaryen libc6 libstdc++6 libgcc-s1 node-acorn; do unpack "$debs/$name"_*.deb "$all"; done
    find "$all" -xtype f \( -name 'libc.so.6' -o -name 'libm.so.6' -o -name 'libstdc++.so.6*' -o -name 'libgcc_s.so.1' -o -name 'libbinaryen.so*' \
        -o -name 'libpthread.so.0' -o -name 'ld-linux-*.so.*' \) -exec cp -fL {} "$to/binaryen/libs/" \;
    for tool in "$all"/usr/bin/wasm*; do
        name=${tool##*/}
        mv "$tool" "$to/binaryen/tools/"
        # shellcheck disable=SC2016
        printf '#!/bin/sh\nb=${0%%/*}/..\nexec "$b"/libs/ld-linux-*.so.* --library-path "$b/libs" "$b/tools/%s" "$@"\n' "$name" >"$to/binaryen/bin/$name"
        chmod +x "$to/binaryen/bin/$name"
    done
    mkdir -p "$to/root/node_modules"
    cp -aL "$all/usr/share/nodejs/acorn" "$to/root/node_modules/acorn"
    rm -rf "$all"
    "$to/binaryen/bin/wasm-opt" --version
    emscripten_config "$to/root"
    "$to/root/emcc" --version
}

# Emscripten reads .emscripten in its own folder, whatever the environment says.
emscripten_config() {
    cat >"$1/.emscripten" <<PYTHON
import os
_root = os.path.dirname(os.path.abspath(__import__('tools.utils').utils.__file__)) + '/..'
EMSCRIPTEN_ROOT = os.path.normpath(_root)
LLVM_ROOT = '/usr/lib/llvm-19/bin'
BINARYEN_ROOT = os.path.normpath(_root + '/../binaryen')
NODE_JS = '$(command -v node)'
CACHE = EMSCRIPTEN_ROOT + '/cache'
PYTHON
}

# build_sdl2 EMSCRIPTEN SOURCE: as Emscripten's own port, which SDL2's own build would take five minutes for.
build_sdl2() {
    local root=$1/root source=$2 marker
    (cd "$root" && EMCC_LOCAL_PORTS=sdl2=$source python3 embuilder.py build sdl2 sdl2-mt)
    # The mark of a finished download: from now on -sUSE_SDL=2 asks for nothing.
    marker=$root/cache/ports/sdl2
    rm -rf "${marker:?}"/*
    cd "$root"
    python3 -c "import re; from tools.ports import sdl2; import inspect
url = re.search(r'https://[^\'\"]+', inspect.getsource(sdl2.get)).group(0).replace('{TAG}', sdl2.TAG)
open('$marker/.emscripten_url', 'w').write(url + '\n')"
    printf '#include <SDL.h>\nint main() { return SDL_Init(0); }\n' >"$source/probe.c"
    "$root/emcc" -sUSE_SDL=2 "$source/probe.c" -o "$source/probe.mjs"
    "$root/emcc" -sUSE_SDL=2 -pthread "$source/probe.c" -o "$source/probe.mjs"
}

# download_libraries APT DEBS FOLDER: sources and headers, for native and web builds alike: headers from /usr/include would
# put glibc's own before Emscripten's.
download_libraries() {
    local apt=$1 debs=$2 to=$3 all=$3/unpacked deb
    download_source "$apt" "$to/imgui" "imgui/$newest"
    download_source "$apt" "$to/catch2" "catch2/$newer"
    download_source "$apt" "$to/md4c" "md4c/$newer"
    download_debs "$apt" "$debs" {libeigen3-dev,nlohmann-json3-dev,libcli11-dev}/"$newer"
    mkdir -p "$all" "$to"/{eigen,json,cli11}
    for deb in libeigen3-dev nlohmann-json3-dev libcli11-dev; do unpack "$debs/$deb"_*.deb "$all"; done
    mv "$all"/usr/include/eigen3/* "$to/eigen/"
    mkdir -p "$to/json/include" "$to/cli11/include"
    mv "$all/usr/include/nlohmann" "$to/json/include/"
    mv "$all/usr/include/CLI" "$to/cli11/include/"
    rm -rf "$all"
    ls "$to"/*
    grep -q '#define IMGUI_VERSION  *"1\.\(9[2-9]\|[1-9][0-9][0-9]\)' "$to/imgui/imgui.h"
}
