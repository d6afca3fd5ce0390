# shellcheck shell=bash
# A machine with its own emcc, cmake and ninja: they are used as they are, nothing is installed. Third-party sources are
# fetched by CMake from their public upstreams, pinned (third_party.cmake, assets.cmake).
setup() {
    local version
    version=$(cmake --version | grep -oE '[0-9]+\.[0-9]+(\.[0-9]+)?' | head -n 1)
    version_at_least "$version" 3.25 || die "cmake on PATH is $version; 3.25 or newer is needed."
    if wants web; then
        [ -n "$(own_emcc)" ] || die "emcc is not on PATH." "Activate Emscripten (emsdk's emsdk_env.sh) and run the same command again."
    fi
    node_is_enough || die "node 18 or newer is not on PATH." "Emscripten's emsdk brings one: put its node folder on PATH, or install Node.js."
    need_space "$cache" 1500 "fetching libraries and building"
    # Fonts are cut down by HarfBuzz: the system's hb-subset, else the same as a module from npm.
    if ! command -v hb-subset >/dev/null; then
        command -v npm >/dev/null || die "neither hb-subset nor npm is on PATH." "Install HarfBuzz's tools (harfbuzz, libharfbuzz-bin) or npm."
        build_folder "$harfbuzz_folder" make_harfbuzz
    fi
    if wants browser && ! command -v npm >/dev/null; then die "npm is not on PATH; the browser tests need it."; fi
}

harfbuzz_folder=harfbuzz-1
make_harfbuzz() { step "HarfBuzz" "cuts fonts down, from npm" install_npm "$1" harfbuzzjs@1.6.4; }

found() {
    if wants web || [ -n "$(own_emcc)" ]; then say "set(FOUND_EMSCRIPTEN_ROOT \"$(em-config EMSCRIPTEN_ROOT)\")"; fi
    say "set(FOUND_NODE_MODULES \"$cache/$harfbuzz_folder/node_modules\")"
}
