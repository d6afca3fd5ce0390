# shellcheck shell=bash
# node, and what the build of the assets and the browser tests take from npm.
assets_folder=npm-assets-1
assets_packages=(mathjax-full@3.2.2 harfbuzzjs@1.6.4)
npm_folder=npm-1
npm_packages=(playwright-core@1.65.1 axe-core@4.14.1)  # the browsers themselves are the system's

node_is_enough() { command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]; }

make_assets_npm() {
    step "npm packages for the assets" "MathJax sets formulas, HarfBuzz cuts fonts down" install_npm "$1" "${assets_packages[@]}"
}

make_npm() {
    step "npm packages" "browser automation and accessibility rules, for the tests" install_npm "$1" "${npm_packages[@]}"
}

# install_npm FOLDER PACKAGE@VERSION...
install_npm() {
    cd "$1"
    shift
    echo '{ "private": true }' >package.json
    npm install --no-package-lock --no-audit --no-fund --ignore-scripts "$@"
}

setup_assets_npm() { build_folder "$assets_folder" make_assets_npm; }
setup_npm() { build_folder "$npm_folder" make_npm; }

find_chromium() {
    local name
    for name in "${CHAINRULE_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        if [ -n "$name" ] && command -v "$name"; then return; fi
    done
    die "no Chromium was found for the browser tests." "Install Chromium or Chrome, or name it: CHAINRULE_CHROMIUM=/path/to/it ./check browser"
}
