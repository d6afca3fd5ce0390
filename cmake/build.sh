# shellcheck shell=bash
# Configuring and building the presets; used by play and check after common.sh.

setup() { "$repo/cmake/setup.sh" "$@" || exit 1; }

# Emscripten's warnings and ccache's counters are no news; colours are for the terminal, not for logs.
build() {
    local preset=$1
    shift
    cd "$repo"
    # A folder that a killed run left half configured is configured again.
    if [ ! -f "build/$preset/build.ninja" ]; then cmake --preset "$preset" || { rm -rf "build/$preset" && cmake --preset "$preset"; }; fi
    cmake --build --preset "$preset" "$@"
}

has_target() { grep -q "^build $2[ :]" "$repo/build/$1/build.ninja" 2>/dev/null; }

# bundle FOLDER best|none PRESET...
bundle() {
    local to=$1 compress=$2 preset builds=()
    shift 2
    for preset in "$@"; do builds+=(--build "build/$preset"); done
    cd "$repo"
    node cmake/bundle.mjs --web web --out "$to" --compress "$compress" "${builds[@]}"
}

build_advice="The compiler's messages are above. If they are not about the source, delete build/ and run the same command again."
