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
    # MathJax, and HarfBuzz where the system has no hb-subset.
    command -v npm >/dev/null || die "npm is not on PATH; formulas and fonts are made with packages from it."
}

found() {
    if wants web || [ -n "$(own_emcc)" ]; then say "set(FOUND_EMSCRIPTEN_ROOT \"$(em-config EMSCRIPTEN_ROOT)\")"; fi
}
