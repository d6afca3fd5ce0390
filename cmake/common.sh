# shellcheck shell=bash
# Shared by play, check and the set-up: where things are, and how steps are announced, timed and explained when they fail.
set -euo pipefail

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Everything fetched or built of other people's code; shared by all checkouts of one user.
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/chainrule
advice=""  # what to do if the next step fails, when its log does not say

say() { printf '%s\n' "$*"; }
die() {
    printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2
    shift
    [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
    exit 1
}

# Recognises the common causes in a log, so that the reader gets a sentence and not only a log.
reason_in() {
    local log=$1
    if grep -qiE 'No space left on device|ENOSPC|You don.t have enough free space' "$log"; then
        say "The disk is full. Free some space (the cache is $cache) and run the same command again."
    elif grep -qiE 'Could not resolve|Temporary failure (in name )?resol|Unable to connect|Could not connect|Network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|Connection timed out|Could not download' "$log"; then
        say "The network, or the package mirror, cannot be reached. Check the connection and run the same command again."
    elif grep -qiE 'are you root|Permission denied|EACCES' "$log"; then
        say "Something may not be written as this user ($(id -un)). Run as root once, or give this user the folder named above."
    elif grep -qiE 'Could not get lock|Unable to acquire the dpkg' "$log"; then
        say "Another package manager is running. Wait until it has finished and run the same command again."
    else
        say "${advice:-Run the same command again; if it fails in the same way, the whole log is in $log.}"
    fi
}

# run_step NAME PURPOSE COMMAND...   runs COMMAND with its output in a log and the elapsed seconds on the screen; sets $status and $log.
run_step() {
    local name=$1 purpose=$2 pid started=$SECONDS shown=0 now progress
    shift 2
    mkdir -p "$cache/log" 2>/dev/null || die "the cache folder $cache cannot be written." "Set XDG_CACHE_HOME to a folder that can."
    log=$cache/log/${name//[^a-zA-Z0-9.-]/-}.log
    status=0
    printf '  %-30s %s\n' "$name" "$purpose"
    # A process group of its own: Ctrl-C reaches this script, which then stops the whole group. errexit stays on inside.
    set -m
    "$@" >"$log" 2>&1 </dev/null &
    pid=$!
    set +m
    trap 'kill -TERM -- "-$pid" 2>/dev/null; printf "\nstopped; the next run carries on from here\n" >&2; exit 130' INT TERM HUP
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.1
        now=$((SECONDS - started))
        [ $now -ge $((shown + (interactive ? 1 : 20))) ] || continue
        shown=$now
        progress=$(tail -c 300 "$log" | tr '\r' '\n' | grep -oE '^\[[0-9]+/[0-9]+\]' | tail -n 1 || true)
        if [ $interactive -eq 1 ]; then printf '\r  %-30s %ss %s ' "" "$now" "$progress"; else printf '  %-30s ... %ss %s\n' "" "$now" "$progress"; fi
    done
    wait "$pid" || status=$?
    trap - INT TERM HUP
    now=$((SECONDS - started))
    if [ $interactive -eq 1 ]; then [ $shown -eq 0 ] || printf '\r%60s\r' ""; fi
    if [ "$status" -eq 0 ] && [ $now -ge 3 ]; then printf '  %-30s done, %ss\n' "" "$now"; fi
}
interactive=0
[ ! -t 1 ] || interactive=1

# step NAME PURPOSE COMMAND...   the same, and the end of the script if it fails.
step() {
    local status log
    run_step "$@"
    [ "$status" -ne 0 ] || return 0
    printf '\nFAILED: %s (%s). The last lines of %s:\n' "$1" "$2" "$log" >&2
    tail -n 40 "$log" | cut -c1-300 | sed 's/^/    /' >&2
    printf '\n%s\n' "$(reason_in "$log")" >&2
    exit 1
}

# Only one set-up at a time per user. Children inherit the lock, so a killed run's left-overs keep it until they end.
lock_cache() {
    mkdir -p "$cache" 2>/dev/null || die "the cache folder $cache cannot be made." "Set XDG_CACHE_HOME to a folder that can be written."
    command -v flock >/dev/null || return 0  # macOS: nothing is installed there, and folders appear whole
    exec 9>"$cache/lock"
    if ! flock -n 9; then
        say "  another set-up is running; waiting for it to finish"
        flock 9
    fi
}

# build_folder NAME FUNCTION: makes $cache/NAME by running FUNCTION in a temporary folder and renaming that at the end.
# The folder's existence is the stamp: a run that is killed leaves only a temporary folder, which the next set-up removes.
build_folder() {
    local name=$1 function=$2
    [ ! -d "$cache/$name" ] || return 0
    mkdir -p "$cache/tmp/$name"
    "$function" "$cache/tmp/$name"
    mv "$cache/tmp/$name" "$cache/$name"
}

# need_space FOLDER MEGABYTES WHAT
need_space() {
    local free
    mkdir -p "$1"
    free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$2" ] || die "no disk space: $3 needs $2 MB in $1, and $free MB are free." "Free some space, or set XDG_CACHE_HOME to a folder on another disk."
}

version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }
