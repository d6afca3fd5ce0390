# shellcheck shell=bash
# Debian 12 and 13, from the machine's own package mirror.
# Compilers, libraries and fonts of the running Debian are installed with apt-get, only those missing. What Debian 12 has too old or
# not at all (Emscripten, Binaryen, Dear ImGui, Catch2) is unpacked privately from newer Debian releases on the same
# mirror, through a package list of our own: the system's sources are never touched, nothing of it is installed.
emscripten=emscripten-3.1.69-1
sources=sources-2
newer=trixie   # Emscripten 3.1.69, Catch2 3.7, Eigen 3.4, SDL2 2.32, md4c 0.5.2
newest=forky   # Dear ImGui 1.92: glyphs on demand, which Chinese needs
source "$repo/cmake/debian_private.sh"

# --- step 1: packages of this Debian -----------------------------------------------------------------------------------
packages() {
    say clang-19 lld-19 llvm-19 libclang-rt-19-dev cmake ninja-build ccache python3 xz-utils git libharfbuzz-bin \
        fonts-inter fonts-jetbrains-mono fonts-noto-cjk
    if ! node_is_enough; then say nodejs; fi
    command -v npm >/dev/null || say npm
    if wants web; then say brotli; fi
    if wants native; then say libsdl2-dev libgles-dev libegl-dev libgl1-mesa-dri xvfb; fi
    if wants browser; then say chromium; fi
}

missing_packages() {
    # shellcheck disable=SC2046
    comm -23 <(packages | tr ' ' '\n' | sort) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(packages) 2>/dev/null | awk '$1 == "installed" { print $2 }' | sort) |
        tr '\n' ' '
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    dpkg --configure -a  # repairs what an interrupted installation left
    # shellcheck disable=SC2086
    apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends $missing && return
    apt-get update  # the lists were missing or stale
    # shellcheck disable=SC2086
    apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends --fix-broken $missing
}

# --- step 2: Emscripten ---------------------------------------------------------------------------------------------------
make_emscripten() {
    local to=$1 apt=$cache/tmp/apt
    need_space "$cache" 1200 "setting up Emscripten"
    step "Debian package lists" "of newer releases, private to this project" private_apt "$apt"
    step "download Emscripten" "the compiler to WebAssembly, 240 MB" download_debs "$apt" "$cache/tmp/debs" \
        {emscripten,binaryen,libc6,libstdc++6,libgcc-s1,node-acorn}/$newer
    step "download SDL2" "window, input and WebGL for the page" download_source "$apt" "$cache/tmp/sdl2" libsdl2/$newer
    step "unpack Emscripten" "about 180 MB; variants never used are left out" unpack_emscripten "$cache/tmp/debs" "$to"
    step "build SDL2 for the web" "once, with and without threads" build_sdl2 "$to" "$cache/tmp/sdl2"
}

make_sources() {
    local to=$1 apt=$cache/tmp/apt
    need_space "$cache" 400 "unpacking the libraries"
    step "Debian package lists" "of newer releases, private to this project" private_apt "$apt"
    step "download libraries" "ImGui, Catch2, Eigen, JSON, CLI11, md4c" download_libraries "$apt" "$cache/tmp/debs" "$to"
}

setup() {
    if ! dpkg-query -W debian-archive-keyring >/dev/null 2>&1; then
        die "the package debian-archive-keyring is missing, so that downloads could not be verified." \
            "Run as root: apt-get install debian-archive-keyring"
    fi
    missing=$(missing_packages)
    if [ -n "${missing// /}" ]; then
        [ "$(id -u)" -eq 0 ] || die "packages are missing and only root may install them. Run this as root once:" \
            "apt-get update && apt-get install --no-install-recommends $missing"
        need_space / 2000 "installing compilers, fonts and Chromium"
        step "install packages" "$(wc -w <<<"$missing") of Debian's own, $(cut -c1-60 <<<"$missing")..." install_packages
        missing=$(missing_packages)
        [ -z "${missing// /}" ] || die "apt-get has not installed: $missing" "Try: apt-get install $missing"
    fi
    build_folder "$sources" make_sources
    if wants web; then build_folder "$emscripten" make_emscripten; fi
}

found() {
    if [ -d "$cache/$emscripten" ]; then say "set(FOUND_EMSCRIPTEN_ROOT \"$cache/$emscripten/root\")"; fi
    say "set(FOUND_TESTED_COMPILER ON)"
    say "set(FOUND_C_COMPILER clang-19)"
    say "set(FOUND_CXX_COMPILER clang++-19)"
    say "set(FOUND_PYTHON /usr/bin/python3)"
    local name
    for name in imgui catch2 eigen json cli11 md4c; do
        say "set(FETCHCONTENT_SOURCE_DIR_${name^^} \"$cache/$sources/$name\")"
    done
    local fonts=/usr/share/fonts
    say "set(FOUND_FONT_INTER $fonts/opentype/inter/Inter-Regular.otf)"
    say "set(FOUND_FONT_INTER_SEMIBOLD $fonts/opentype/inter/Inter-SemiBold.otf)"
    say "set(FOUND_FONT_MONO $fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf)"
    say "set(FOUND_FONT_MONO_BOLD $fonts/truetype/jetbrains-mono/JetBrainsMono-Bold.ttf)"
    say "set(FOUND_FONT_HAN $fonts/opentype/noto/NotoSansCJK-Regular.ttc)"
    say "set(FOUND_FONT_HAN_BOLD $fonts/opentype/noto/NotoSansCJK-Bold.ttc)"
    say "set(FOUND_FONT_HAN_FACE 2)  # of the collection: Simplified Chinese"
}
