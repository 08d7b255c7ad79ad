# shellcheck shell=bash
# Makes what a command needs and exports where it is.

after_download='When a download failed, check the Internet access of this machine; then start again.'

project= # the cache entry of the built project

# set_up PART…: control-plane, kernel, rootfs, qemu, project.
set_up() {
  local start=$SECONDS part
  echo 'Set-up'
  prerequisites
  export IRONKEEL_JDK=$JAVA_HOME
  # Java wants to know where everything is; what this command does not need, it will not open.
  export IRONKEEL_KUBE=$cache/not-built IRONKEEL_KERNEL=$cache/not-built IRONKEEL_ROOTFS=$cache/not-built
  export IRONKEEL_QEMU=$cache/not-built
  for part in "$@"; do set_up_"$part"; done
  export IRONKEEL_REPOSITORY=$repository
  set_up_seconds=$((SECONDS - start))
}

set_up_control-plane() {
  cached control-plane 'control plane' 360 "$after_download" e2e/control-plane
  export IRONKEEL_KUBE=$entry/kube
}

set_up_kernel() {
  cached kernel 'guest kernel' 600 "$after_download" e2e/lab/kernel
  export IRONKEEL_KERNEL=$entry/linux
}

set_up_rootfs() {
  cached rootfs 'guest root' 90 "$after_download" e2e/lab/rootfs
  export IRONKEEL_ROOTFS=$entry/root
}

set_up_qemu() {
  cached qemu 'emulated kernel' 40 "$after_download" e2e/lab/qemu
  export IRONKEEL_QEMU=$entry
}

set_up_project() {
  set_up_agent-runtime
  cached project 'project' 120 'Correct what Maven complains about, then start again.' \
    pom.xml .mvn crds operators bare-metal-agent helm examples e2e/pom.xml e2e/src
  project=$entry
  export IRONKEEL_OPERATORS=$entry/operators IRONKEEL_AGENT=$entry/agent IRONKEEL_PACKAGES=$entry/packages
}

# The Java runtime the agent ships with; changes with the JDK, hardly ever with the sources.
set_up_agent-runtime() {
  local extra_input
  extra_input=$("$JAVA_HOME/bin/java" -version 2>&1)
  cached agent-runtime 'agent runtime' 20 'See what jlink complains about, then start again.' \
    bare-metal-agent/src/main/packaging/runtime
  export IRONKEEL_RUNTIME=$entry/runtime
}

# The folder for the logs of a run, kept after a failure; old ones go.
new_run() {
  mkdir -p "$cache/runs"
  find "$cache/runs" -mindepth 1 -maxdepth 1 -type d -mtime "+$cache_days" -exec rm -rf {} +
  IRONKEEL_LOGS=$(mktemp -d "$cache/runs/$(date +%Y%m%d-%H%M%S)-$1.XXX")
  export IRONKEEL_LOGS
}

# run_main COMMAND…: the Java command line in the foreground; its exit code is ours.
run_main() {
  local code=0
  new_run "$1"
  passing=("$IRONKEEL_LOGS")
  child_grace=60
  start_child in_java io.ironkeel.e2e.cli.Main "$@"
  wait_for_child || code=$?
  if [ "$code" -eq 0 ]; then
    rm -rf "$IRONKEEL_LOGS"
  else
    printf 'ironkeel: %s ended with exit code %s; its logs are in %s\n' "$1" "$code" "$IRONKEEL_LOGS" >&2
    exit "$code"
  fi
}
