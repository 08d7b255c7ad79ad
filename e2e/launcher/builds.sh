#!/usr/bin/env bash
# The builds the launcher caches: `builds.sh NAME REPOSITORY OUT LOG` fills the folder OUT; its output goes to the file LOG.
set -euo pipefail
name=$1
repository=$2
out=$3
log=$4
cd "$repository"

download_failure='Could not transfer|Connection (reset|refused|timed out)|[Tt]imed out|handshake|Temporary failure'
download_failure+='|Unknown host|50[0234] |unexpected EOF|Premature end|Failed to fetch|i/o timeout|dial tcp|Hash Sum mismatch'

# Runs a command, and up to twice more when what it added to the log looks like a download that was cut off.
retrying() {
  local attempt code begin
  for attempt in 1 2 3; do
    begin=$(stat -c %s "$log")
    code=0
    "$@" || code=$?
    if [ "$code" -eq 0 ] || [ "$attempt" -eq 3 ]; then break; fi
    tail -c "+$((begin + 1))" "$log" | grep -qE "$download_failure" || break
    echo "ironkeel: a download failed, trying again"
  done
  return "$code"
}

# The whole reactor without its tests, and without what an earlier build of other sources left in target.
build_project() {
  local module
  for module in . crds operators bare-metal-agent e2e; do
    (cd "$module" 2>/dev/null && rm -rf target/{classes,test-classes,lib,quarkus,quarkus-app,ironkeel-agent,maven-status} target/*.jar) || true
  done
  retrying mvn -B -ntp -DskipTests -Dspotless.check.skip package
  mkdir -p "$out/e2e/lib"
  cp -a operators/target/quarkus-app "$out/operators"
  cp -a bare-metal-agent/target/ironkeel-agent "$out/agent"
  cp -a "$IRONKEEL_RUNTIME" "$out/agent/runtime"
  bare-metal-agent/src/main/packaging/training/train "$out/agent"
  bare-metal-agent/src/main/packaging/deb "$out/agent" "$out/packages"
  cp -a e2e/target/lib/*.jar e2e/target/ironkeel-e2e-*.jar "$out/e2e/lib/"
  cp -a helm examples "$out/"
}

case $name in
  control-plane) retrying e2e/control-plane/build "$out" ;;
  kernel) retrying e2e/lab/kernel/build "$out" ;;
  qemu) retrying e2e/lab/qemu/build "$out" ;;
  rootfs) e2e/lab/rootfs/build "$out" ;; # tries again by itself
  project) build_project ;;
  agent-runtime) bare-metal-agent/src/main/packaging/runtime "$out/runtime" ;;
  *)
    echo "there is no build '$name'"
    exit 2
    ;;
esac
