# shellcheck shell=bash
# The launcher runs one child at a time, at most with one more beside it, always in namespaces of their own: when PID 1
# in there ends, the kernel ends everything that came from it. The child gets SIGKILL when the launcher dies, so that kill -9 leaves nothing either.

child=        # the process we started, or empty
beside=       # the one that runs beside it, or empty
beside_end=   # when it was seen to have ended, in the launcher's seconds
child_grace=5 # seconds it gets to end in order
passing=()    # files that are of no use when the person stops the launcher
bound_to_launcher=(setpriv --pdeathsig KILL)
work_folder=$state_folder/work # empty on the host; a private tmpfs in each set of namespaces

# shellcheck disable=SC2016 # it expands in there
# PID 1: reaps orphans, passes TERM on, and ends with the command's exit code.
pid_one='
child=
trap "[ -z \"\$child\" ] || kill -TERM \$child 2>/dev/null" TERM
[ -z "${IRONKEEL_WORK:-}" ] || {
  mount -t tmpfs -o size=90%,mode=755 ironkeel "$IRONKEEL_WORK" &&
  mkdir "$IRONKEEL_WORK/home" "$IRONKEEL_WORK/jvm" &&
  mount --bind "$IRONKEEL_WORK/jvm" "$jvm_files" &&
  ip link set lo up
} || exit 1
"$@" &
child=$!
while kill -0 "$child" 2>/dev/null; do wait "$child"; done
wait "$child"'

# Own processes and mounts, the machine's network: for builds.
in_own_processes() {
  exec setsid "${bound_to_launcher[@]}" unshare --mount --pid --fork --kill-child --mount-proc \
    bash -c "$pid_one" ironkeel "$@"
}

# Own processes, mounts and network, and a work folder in memory that vanishes with them: for racks and tests.
in_namespaces() {
  # Each JVM keeps a file named after its process id there; these ids are not the host's.
  export jvm_files=/tmp/hsperfdata_root
  mkdir -p "$work_folder" "$jvm_files"
  export IRONKEEL_WORK=$work_folder TMPDIR=$work_folder HOME=$work_folder/home
  exec setsid "${bound_to_launcher[@]}" unshare --mount --pid --net --fork --kill-child --mount-proc \
    bash -c "$pid_one" ironkeel "$@"
}

# Java with the project's classes; the arguments follow the class path.
in_java() {
  in_namespaces "$IRONKEEL_JDK/bin/java" --enable-native-access=ALL-UNNAMED \
    "-Djava.io.tmpdir=$work_folder" -cp "$project/e2e/lib/*" "$@"
}

# start_beside LOG COMMAND…: runs COMMAND while the steps go on.
start_beside() {
  local log=$1
  shift
  "$@" </dev/null >"$log" 2>&1 &
  beside=$!
  beside_end=
}

beside_runs() {
  [ -n "$beside" ] || return 1
  ! kill -0 "$beside" 2>/dev/null || return 0
  [ -n "$beside_end" ] || beside_end=$SECONDS
  return 1
}

start_child() {
  "$@" </dev/null &
  child=$!
}

child_runs() { [ -n "$child" ] && kill -0 "$child" 2>/dev/null; }

# Waits for the child's end and gives back its exit code.
wait_for_child() {
  local code=0
  while child_runs; do wait "$child" || true; done
  wait "$child" || code=$?
  child=
  return "$code"
}

# The process whose parent is $1, or nothing.
child_of() {
  awk -v parent="$1" '$1 == "PPid:" && $2 == parent { split(FILENAME, part, "/"); print part[3]; exit }' \
    /proc/[0-9]*/status 2>/dev/null || true
}

# Asks what runs to end, then makes it.
end_child() {
  local tenths=$(($1 * 10)) running first
  for running in $child $beside; do
    first=$(child_of "$running")
    kill -TERM "${first:-$running}" 2>/dev/null || true
  done
  while { child_runs || beside_runs; } && [ "$tenths" -gt 0 ]; do
    sleep 0.1 || true
    tenths=$((tenths - 1))
  done
  kill_child
}

kill_child() {
  local running
  for running in $child $beside; do kill -KILL "$running" 2>/dev/null || true; done
  for running in $child $beside; do wait "$running" 2>/dev/null || true; done
  child=
  beside=
}

# Ctrl-C and the like: an orderly end; once more ends it at once.
interrupted() {
  local signal=$1
  trap kill_child INT TERM HUP
  [ ! -t 1 ] || printf '\r\033[K'
  ! { child_runs || beside_runs; } || printf 'ironkeel: stopping, Ctrl-C again ends it at once\n' >&2
  end_child "$child_grace"
  remove_unfinished
  [ ${#passing[@]} -eq 0 ] || rm -rf "${passing[@]}"
  trap - EXIT
  printf 'ironkeel: interrupted, nothing is left running\n' >&2
  exit $((128 + $(kill -l "$signal")))
}
