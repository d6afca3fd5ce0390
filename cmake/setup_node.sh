# shellcheck shell=bash
# node, and what the browser tests take from npm.
npm_folder=npm-1
npm_packages=(playwright-core@1.65.1 axe-core@4.14.1)  # the browsers themselves are the system's

node_is_enough() { command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]; }

make_npm() {
    step "npm packages" "browser automation and accessibility rules, for the tests" install_npm "$1"
}

install_npm() {
    cd "$1"
    echo '{ "private": true }' >package.json
    npm install --no-package-lock --no-audit --no-fund --ignore-scripts "${npm_packages[@]}"
}

setup_npm() { build_folder "$npm_folder" make_npm; }
