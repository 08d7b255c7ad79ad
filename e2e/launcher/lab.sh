# shellcheck shell=bash
# The one rack that is left running, and what a person does with it.

state=$state_folder/lab

state_value() { sed -n "s/^$1=//p" "$state" 2>/dev/null; }

# When the process started, in the kernel's ticks: tells it from a later one with the same number.
started_at() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

lab_runs() {
  local pid
  pid=$(state_value pid)
  [ -n "$pid" ] && [ "$(started_at "$pid")" = "$(state_value started)" ]
}

lab_must_run() { lab_runs || die 'nothing is running: start it with ./ironkeel lab up'; }

lab_must_not_run() {
  ! lab_runs || die "a rack is already running since $(state_value since): end it with ./ironkeel lab down"
}

# start_lab COMMAND…: runs it in the background until it says it is ready, and leaves it running.
start_lab() {
  local lock log follower code=0
  mkdir -p "$state_folder"
  # The rack inherits the lock and holds it as long as any process of it lives.
  exec {lock}>"$state_folder/lock"
  flock --nonblock "$lock" || die 'another rack is starting or running: end it with ./ironkeel lab down'
  new_run lab
  log=$IRONKEEL_LOGS/launcher.log
  passing=("$IRONKEEL_LOGS" "$state")
  child_grace=60
  bound_to_launcher=()
  start_child in_java io.ironkeel.e2e.cli.Main "$@" >"$log" 2>&1
  write_state
  setpriv --pdeathsig KILL tail -n +1 -s 0.2 -f "$log" {lock}>&- &
  follower=$!
  while child_runs && [ ! -e "$IRONKEEL_LOGS/ready" ]; do sleep 0.2; done
  sleep 0.5 # for the last lines
  kill "$follower" 2>/dev/null || true
  if ! child_runs; then
    wait_for_child || code=$?
    rm -f "$state"
    printf 'ironkeel: it ended with exit code %s before it was ready; its logs are in %s\n' "$code" "$IRONKEEL_LOGS" >&2
    exit $((code == 0 ? 1 : code))
  fi
  child= # from here on it is not ours to end
  passing=()
  say_how_to_look_around
}

write_state() {
  local pid='' try
  for try in 1 2 3 4 5 6 7 8 9 10; do
    pid=$(child_of "$child")
    [ -z "$pid" ] || break
    sleep 0.1
  done
  printf '%s\n' "pid=$pid" "started=$(started_at "$pid")" "since=$(date '+%F %T')" "logs=$IRONKEEL_LOGS" \
    "kubeconfig=$IRONKEEL_LOGS/kubeconfig" "kube=$IRONKEEL_KUBE" "kernel=$IRONKEEL_KERNEL" \
    "rootfs=$IRONKEEL_ROOTFS" "project=$project" >"$state.$try"
  mv "$state.$try" "$state"
}

machine_names() { awk 'NR > 1 { print $1 }' "$(state_value logs)/machines" 2>/dev/null; }

# The given column of a machine's line in the table of machines.
machine_column() {
  local name=$1 column=$2 value
  value=$(awk -v name="$name" -v column="$column" 'NR > 1 && $1 == name { print $column }' "$(state_value logs)/machines" 2>/dev/null)
  [ -n "$value" ] || die "there is no machine '$name': known are $(machine_names | paste -sd' ')."
  printf '%s\n' "$value"
}

lab_list() {
  [ $# -eq 0 ] || misuse "'lab list' does not know '$1': see ./ironkeel lab --help"
  lab_must_run
  [ -e "$(state_value logs)/machines" ] || die 'the rack is still starting: try again in a few seconds.'
  column -t "$(state_value logs)/machines" 2>/dev/null || cat "$(state_value logs)/machines"
}

lab_shell() {
  local terminal
  [ $# -eq 1 ] || misuse "'lab shell' needs the name of one machine: ./ironkeel lab list shows them."
  lab_must_run
  terminal=$(machine_column "$1" 3)
  [ -t 0 ] || die "'lab shell' needs a terminal."
  echo "You are root on $1. Press Enter for a prompt, Ctrl-] to leave."
  nsenter -t "$(state_value pid)" -m -p -n socat -,raw,echo=0,escape=0x1d "$terminal"
  echo
}

lab_logs() {
  local name='' follow=()
  while [ $# -gt 0 ]; do
    case $1 in
      -f | --follow) follow=(-F) ;;
      -*) misuse "'lab logs' does not know '$1': see ./ironkeel lab --help" ;;
      *) name=$1 ;;
    esac
    shift
  done
  [ -n "$name" ] || misuse "'lab logs' needs the name of a machine: ./ironkeel lab list shows them."
  lab_must_run
  local log
  log=$(machine_column "$name" 4)
  exec nsenter -t "$(state_value pid)" -m tail -n 200 "${follow[@]}" "$log"
}

lab_down() {
  local pid tenths=300
  [ $# -eq 0 ] || misuse "'lab down' does not know '$1': see ./ironkeel lab --help"
  lab_must_run
  pid=$(state_value pid)
  echo 'Ending the rack …'
  kill -TERM "$pid"
  while lab_runs && [ "$tenths" -gt 0 ]; do
    sleep 0.1
    tenths=$((tenths - 1))
  done
  if lab_runs; then
    kill -KILL "$pid"
    while lab_runs; do sleep 0.1; done
    echo "It did not end in order within 30 seconds and was killed; its logs are in $(state_value logs)"
  else
    rm -rf "$(state_value logs)"
  fi
  rm -f "$state"
  echo 'Nothing is left running.'
}

lab_kubectl() {
  lab_must_run
  local kubeconfig
  kubeconfig=$(state_value kubeconfig)
  [ -e "$kubeconfig" ] || die 'the rack is still starting: try again in a few seconds.'
  # The cache goes with the rack, as its API does.
  KUBECACHEDIR=$(state_value logs)/kubectl-cache exec nsenter -t "$(state_value pid)" -n \
    "$(state_value kube)" kubectl --kubeconfig "$kubeconfig" "$@"
}
