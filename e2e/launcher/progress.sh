# shellcheck shell=bash
# A live line for everything that takes time: what, elapsed, expected.

# Seconds as minutes and seconds.
clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# The line of a running step: redrawn on a terminal, else at the start and every 30 seconds.
show_running() {
  local label=$1 elapsed=$2 expected=$3
  if [ -t 1 ]; then
    printf '\r\033[K  %-16s %s elapsed, about %s expected' "$label" "$(clock "$elapsed")" "$(clock "$expected")"
  elif [ "$elapsed" -eq 0 ]; then
    printf '  %-16s started, about %s expected\n' "$label" "$(clock "$expected")"
  elif [ $((elapsed % 30)) -eq 0 ]; then
    printf '  %-16s %s elapsed, about %s expected\n' "$label" "$(clock "$elapsed")" "$(clock "$expected")"
  fi
}

# A finished line, in place of the running one.
show_result() {
  local label=$1
  shift
  [ ! -t 1 ] || printf '\r\033[K'
  printf '  %-16s %s\n' "$label" "$*"
}

# step LABEL EXPECTED LOG COMMAND…: runs COMMAND as the child, its output in LOG, and gives back its exit code.
step() {
  local label=$1 expected=$2 log=$3
  shift 3
  mkdir -p "$(dirname "$log")"
  start_child "$@" >"$log" 2>&1
  follow_child "$label" "$expected" "$SECONDS"
}

# follow_child LABEL EXPECTED START: shows the child's time until it ends, and gives back its exit code.
follow_child() {
  local label=$1 expected=$2 start=$3 shown=-1 code=0 elapsed pause
  while child_runs; do
    beside_runs || true
    elapsed=$((SECONDS - start))
    if [ "$elapsed" -ne "$shown" ]; then
      show_running "$label" "$elapsed" "$expected"
      shown=$elapsed
    fi
    sleep 1 &
    pause=$!
    wait -n "$child" "$pause" 2>/dev/null || true
    kill "$pause" 2>/dev/null || true
  done
  wait_for_child || code=$?
  elapsed=$((${ended:-$SECONDS} - start))
  if [ "$code" -eq 0 ]; then
    show_result "$label" "done in $(clock "$elapsed")"
  else
    show_result "$label" "FAILED after $(clock "$elapsed")"
  fi
  return "$code"
}

# must_step ADVICE LABEL EXPECTED LOG COMMAND…: a step without which nothing else works.
must_step() {
  local advice=$1
  shift
  step "$@" || explain_failure "$1" "$3" "$advice"
}

# The end of the log, where it is, and one sentence of what to do; then the end.
explain_failure() {
  local label=$1 log=$2 advice=$3
  {
    printf '\nThe last lines of %s:\n' "$log"
    tail -n 20 "$log" | sed 's/^/    /'
    printf '\n'
  } >&2
  die "$label failed. $advice"
}
