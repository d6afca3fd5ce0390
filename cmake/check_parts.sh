# shellcheck shell=bash
# The parts of ./check. Each adds to $passed and $failed; summary() prints the last line whatever happened.
passed=0
failed=0
results=$repo/build/results

summary() {
    local status=$?
    [ $status -eq 0 ] || [ $failed -gt 0 ] || failed=1  # a step that failed: a build, the set-up
    if [ $status -eq 0 ] && [ $((passed + failed)) -eq 0 ]; then
        say "no test was run"
        failed=1
    fi
    say ""
    say "$passed passed, $failed failed"
    [ $failed -eq 0 ] || exit 1
}

# limited SECONDS PROGRAM...: what hangs is ended, where the system has the means. Takes the place of the shell, which has to be a child.
limited() {
    local seconds=$1
    shift
    if command -v timeout >/dev/null; then exec timeout "$seconds" "$@"; else exec "$@"; fi
}

# count NAME PASSED FAILED STATUS LOG: a run that ended badly without a failed test (a crash, a time-out) is one failure, and so is
# one in which no test was run, or none could be counted.
count() {
    local name=$1 good=$2 bad=$3 status=$4 log=$5
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
        bad=1
        [ "$status" -ne 124 ] || say "  $name was stopped: it took too long"
    elif [ $((good + bad)) -eq 0 ]; then
        bad=1
        say "  $name: no test was run, or its report cannot be read"
    fi
    passed=$((passed + good))
    failed=$((failed + bad))
    printf '  %-30s %s passed, %s failed\n' "" "$good" "$bad"
    [ "$bad" -eq 0 ] || { tail -n 150 "$log" | cut -c1-300 | sed 's/^/    /'; say "  the whole output: $log"; }
}

# run_tests NAME PURPOSE TAGS SECONDS COMMAND...: a Catch2 program, counted by its own report.
run_tests() {
    local name=$1 purpose=$2 tags=$3 seconds=$4 status log report
    shift 4
    mkdir -p "$results"
    report=$results/${name//[^a-zA-Z0-9]/-}.xml
    rm -f "$report"
    run_step "$name" "$purpose" limited "$seconds" "$@" --reporter "console::out=-::colour-mode=none" \
        --reporter "xml::out=$report" "$tags"
    # The XML reporter, for it writes failures only; the one for JSON lists every assertion, 120 MB of them.
    # shellcheck disable=SC2046
    count "$name" $(node -e 'try {
        const cases = require("fs").readFileSync(process.argv[1], "utf8").match(/<OverallResultsCases [^>]*>/)[0];
        const number = (name) => Number(cases.match(new RegExp(` ${name}="([0-9]+)"`))[1]);
        console.log(number("successes") + number("expectedFailures"), number("failures"));
    } catch { console.log(0, 0); }' "$report") "$status" "$log"
}

# What the build does with formulas: tests/assets, by node's own test runner.
run_node_tests() {
    local status log
    source "$repo/cmake/setup_node.sh"
    export CHAINRULE_NODE_MODULES=$cache/$assets_folder/node_modules
    run_step "tests of the assets" "formulas, in node" timeout 300 node --test "$repo"/tests/assets/*.test.mjs
    # shellcheck disable=SC2046
    count "tests of the assets" $(sed -nE 's/^(# |ℹ )(pass|fail) ([0-9]+)$/\3/p' "$log" | head -n 2 | grep . || say 0 0) "$status" "$log"
}

check_native() {
    setup native
    step "build native" "Release: tests, command line, window" build native
    step "build with sanitizers" "Debug, AddressSanitizer and UBSan" build sanitize
    run_node_tests
    run_tests "tests native" "Release" "~[long]" 900 "$repo/build/native/chainrule_tests"
    export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_init_order=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
    local symbolizer
    symbolizer=$(command -v llvm-symbolizer-19 || command -v llvm-symbolizer || true)
    [ -z "$symbolizer" ] || export ASAN_SYMBOLIZER_PATH=$symbolizer
    run_tests "tests with sanitizers" "Debug, halting on the first finding" "~[long]" 1200 "$repo/build/sanitize/chainrule_tests"
}

# The flags with which this node runs the final relaxed SIMD, or "none": node 18 cannot, node 20 only when told.
relaxed_flags() {
    local flag program='process.exit(WebAssembly.validate(new Uint8Array([0,97,115,109,1,0,0,0,1,5,1,96,0,1,123,3,2,1,0,10,19,1,17,0,
        65,0,253,15,65,0,253,15,65,0,253,15,253,133,2,11])) ? 0 : 1)'
    for flag in "" --experimental-wasm-relaxed-simd; do
        # shellcheck disable=SC2086
        if node $flag -e "$program" 2>/dev/null; then say "$flag"; return; fi
    done
    say none
}

check_wasm() {
    setup web
    local preset relaxed words
    relaxed=$(relaxed_flags)
    for preset in web-threads web-single; do
        words=$([ $preset = web-threads ] && say "with threads" || say "without threads")
        step "build tests $words" "WebAssembly, plain and relaxed SIMD" build $preset --target chainrule_tests chainrule_tests_relaxed
        run_tests "tests in node $words" "plain SIMD" "~[long]" 1200 node "$repo/build/$preset/chainrule_tests.js"
        if [ "$relaxed" = none ]; then
            say "  relaxed SIMD is not tested in node: $(node --version) lacks it; the browser tests use it"
        else
            # shellcheck disable=SC2086
            run_tests "relaxed SIMD $words" "in node" "~[long]" 1200 node $relaxed "$repo/build/$preset/chainrule_tests_relaxed.js"
        fi
    done
}

# tests/browser/run.mjs prints "N passed, N failed" at the end and finds its npm packages through NODE_PATH:
# createRequire(import.meta.url)('playwright-core'); the browser's path is in CHAINRULE_CHROMIUM.
check_browser() {
    setup web browser
    step "build with threads" "WebAssembly, relaxed and plain SIMD" build web-threads --target app-simd app-relaxed assets
    step "build without threads" "the same, for hosts without isolation headers" build web-single --target app-simd app-relaxed assets
    step "bundle" "hashed names, brotli and gzip beside each file" bundle dist best web-threads web-single
    local status log numbers
    # shellcheck source=/dev/null
    source "$cache/found.sh"
    run_step "browser tests" "the real page in headless Chromium" limited 2700 node "$repo/tests/browser/run.mjs" --dist "$repo/dist"
    numbers=$(grep -oE '[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1 | tr -dc '0-9 ' || true)
    # shellcheck disable=SC2086
    count "browser tests" ${numbers:-0 0} "$status" "$log"
}

check_long() {
    setup native
    step "build native" "Release" build native
    run_tests "long tests" "native, Release" "[long]" 7200 "$repo/build/native/chainrule_tests"
    compgen -G "$repo/tests/fuzz/*.cpp" >/dev/null || return 0
    step "build fuzzers" "Debug, AddressSanitizer and UBSan" build sanitize
    local fuzzer name status log
    for fuzzer in "$repo"/build/sanitize/fuzz_*; do
        [ -x "$fuzzer" ] || continue
        name=${fuzzer##*/}
        mkdir -p "$results/$name"
        run_step "$name" "a minute of made-up input" limited 300 "$fuzzer" -max_total_time=60 -artifact_prefix="$results/$name-" "$results/$name"
        count "$name" $((status == 0)) $((status != 0)) "$status" "$log"
    done
}
