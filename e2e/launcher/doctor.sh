# shellcheck shell=bash
# Says what this machine has and lacks, one line each, and changes nothing.

doctor_missing=no

ok() { printf '  ok       %-22s %s\n' "$1" "$2"; }

missing() {
  printf '  missing  %-22s %s\n' "$1" "$2"
  doctor_missing=yes
}

doctor() {
  check_system
  check_isolation
  check_tools
  check_packages
  show_cache
  if [ "$doctor_missing" = yes ]; then
    echo 'Something is missing: see above.'
    exit 1
  fi
  echo 'Everything is there.'
}

check_system() {
  local system free
  # shellcheck source=/dev/null
  system=$(. /etc/os-release && printf '%s' "${PRETTY_NAME:-unknown}")
  if [ "$(system_version)" -ge 12 ]; then
    ok 'system' "$system"
  else
    missing 'system' "$system: Ironkeel is made for Debian 13 or 12"
  fi
  if [ "$(uname -m)" = x86_64 ]; then ok 'processor' "$(nproc) cores, $(uname -m)"; else
    missing 'processor' "$(uname -m): virtual machines need x86_64"
  fi
  if [ "$(memory_gib)" -ge 7 ]; then ok 'memory' "$(memory_gib) GiB"; else
    missing 'memory' "$(memory_gib) GiB: have at least 8 GiB"
  fi
  free=$(($(df --output=avail -k "$(existing_folder "$cache")" | tail -n 1) / 1048576))
  if [ "$free" -ge 20 ]; then ok 'free disk' "$free GiB for $cache"; else
    missing 'free disk' "$free GiB for $cache: have at least 20, or set XDG_CACHE_HOME to another disk"
  fi
}

# Debian's major version, 0 for any other system; testing has none and counts as the newest.
system_version() (
  # shellcheck source=/dev/null
  . /etc/os-release
  [ "${ID:-}" = debian ] || VERSION_ID=0
  printf '%s\n' "${VERSION_ID:-99}"
)

existing_folder() {
  local folder=$1
  while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
  printf '%s\n' "$folder"
}

check_isolation() {
  if [ "$(id -u)" != 0 ]; then
    missing 'root' 'run ./ironkeel with sudo'
    return
  fi
  ok 'root' ''
  if unshare --mount --pid --net --fork --kill-child --mount-proc true 2>/dev/null; then
    ok 'private namespaces' 'processes, mounts, network'
  else
    missing 'private namespaces' 'unshare is refused: in a container, start it with --privileged'
  fi
  if [ -c /dev/net/tun ]; then ok '/dev/net/tun' ''; else
    missing '/dev/net/tun' 'load it: modprobe tun'
  fi
}

check_tools() {
  local jdk mirror
  jdk=$(find_jdk)
  if [ -n "$jdk" ]; then ok 'JDK 25' "$jdk"; else
    missing 'JDK 25' "$(way_to openjdk-25-jdk-headless)"
  fi
  if ! find_go; then
    missing 'Go' "$(way_to golang-go)"
  elif at_least "$(installed_go)" "$(wanted_go)"; then
    ok 'Go' "$(installed_go)"
  else
    ok 'Go' "$(installed_go), will fetch $(wanted_go) for the build"
  fi
  mirror=$(debian_mirror)
  if [ -n "$mirror" ]; then ok 'Debian mirror' "$mirror"; else
    missing 'Debian mirror' "apt-get uses none: set DEBIAN_MIRROR to the address of one (it ends in /debian)"
  fi
}

# How a package comes onto this machine. Debian 13 has all we need, also before apt-get knows its lists.
way_to() {
  if offered "$1" || [ "$(system_version)" -ge 13 ]; then
    echo "builds Ironkeel: ./ironkeel demo installs it"
  else
    without_package "$1"
  fi
}

check_packages() {
  local name probe why
  while IFS='|' read -r name probe why; do
    [ -n "$name" ] || continue
    if present "$probe"; then ok "$name" "$why"; else missing "$name" "$why: ./ironkeel demo installs it"; fi
  done <<<"$package_table"
}

show_cache() {
  local name size
  for name in control-plane kernel rootfs project jdk runs; do
    if [ -n "$(find "$cache/$name" -mindepth 1 -maxdepth 1 -type d ! -name 'unfinished.*' 2>/dev/null)" ]; then
      size=$(du -sh "$cache/$name" 2>/dev/null | cut -f1)
      printf '  cached   %-22s %s in %s\n' "$name" "$size" "$cache/$name"
    fi
  done
}
