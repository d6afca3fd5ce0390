# shellcheck shell=bash
# node, and what the browser tests take from npm.
npm_folder=npm-1
npm_packages=(playwright-core@1.65.1 axe-core@4.14.1)  # the browsers themselves are the system's

node_is_enough() { command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]; }

# install_npm FOLDER PACKAGE@VERSION...
make_npm() {
    step "npm packages" "browser automation and accessibility rules, for the tests" install_npm "$1" "${npm_packages[@]}"
}

install_npm() {
    cd "$1"
    shift
    echo '{ "private": true }' >package.json
    npm install --no-package-lock --no-audit --no-fund --ignore-scripts "$@"
}

setup_npm() { build_folder "$npm_folder" make_npm; }

find_chromium() {
    local name
    for name in "${CHAINRULE_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        if [ -n "$name" ] && command -v "$name"; then return; fi
    done
    die "no Chromium was found for the browser tests." "Install Chromium or Chrome, or name it: CHAINRULE_CHROMIUM=/path/to/it ./check browser"
}
