# shellcheck shell=bash
# What the machine must have. One line a package: its name, what shows that it is there, what it is for.
package_table='
git|git|lists the sources of a build
gcc|gcc|compiles the guest kernel
libc6-dev|/usr/include/stdio.h|compiles the guest kernel
make|make|compiles the guest kernel
flex|flex|compiles the guest kernel
bison|bison|compiles the guest kernel
bc|bc|compiles the guest kernel
python3|python3|patches the network driver of the guest kernel
xz-utils|xz|unpacks the source of the guest kernel
mmdebstrap|mmdebstrap|makes the root folder of the virtual machines
debian-archive-keyring|/usr/share/keyrings/debian-archive-keyring.gpg|proves that downloaded packages are from Debian
ca-certificates|/etc/ssl/certs/ca-certificates.crt|proves that downloads come from whom they should
uml-utilities|uml_mconsole|pulls cables and plugs disks of virtual machines
e2fsprogs|mkfs.ext4|makes the disks of virtual machines
iproute2|ip|makes the networks of virtual machines
util-linux|unshare|keeps everything in private namespaces
mount|mount|keeps everything in private namespaces
socat|socat|opens terminals of virtual machines
openssl|openssl|makes the certificates of the Kubernetes API
maven|mvn|builds the Java project
'

# What only ./ironkeel test --all needs: machines with emulated hardware.
emulation_table='
qemu-system-x86|qemu-system-x86_64|emulates a machine with NVMe and SCSI disks
swtpm|swtpm|emulates a TPM
cpio|cpio|makes the first root of the emulated machine
kmod|depmod|orders the kernel modules of the emulated machine
'

# Whether what the second column names is there.
present() {
  case $1 in
    /*) [ -e "$1" ] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# The home of a JDK of at least 25, or nothing.
find_jdk() {
  local home version
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25*; do
    if [ -z "$home" ] || [ ! -x "$home/bin/javac" ]; then continue; fi
    version=$("$home/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
    if [ "${version:-0}" -ge 25 ]; then
      printf '%s\n' "${home%/}"
      return
    fi
  done
}

wanted_go() { sed -n 's/^go \([0-9.]*\)$/\1/p' "$repository/e2e/control-plane/go.mod"; }

installed_go() { (cd / && GOTOOLCHAIN=local go version 2>/dev/null) | sed -n 's/.* go\([0-9.]*\).*/\1/p'; }

# Whether version $1 is at least version $2.
at_least() { [ "$(printf '%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# Whether there is a Go that is new enough, or that (since 1.21) fetches one that is.
find_go() {
  local version
  version=$(installed_go)
  [ -n "$version" ] && at_least "$version" 1.21
}

# The missing packages as lines of the table.
missing_packages() {
  local name probe why
  while IFS='|' read -r name probe why; do
    [ -z "$name" ] || present "$probe" || printf '%s|%s|%s\n' "$name" "$probe" "$why"
  done <<<"$package_table"
  [ -n "$(find_jdk)" ] || echo 'openjdk-25-jdk-headless||builds and runs Ironkeel'
  find_go || echo 'golang-go||builds the Kubernetes control plane'
}

# Whether apt-get can install a package, as far as its lists know.
offered() { [[ $(apt-cache policy "$1" 2>/dev/null) == *'Candidate: '[!\(]* ]]; }

# What to do about a package this Debian does not have.
without_package() {
  case $1 in
    openjdk-25*) echo "install a JDK 25 (Debian 13 has one, Adoptium offers Temurin 25) and set JAVA_HOME to its folder." ;;
    golang-go) echo "install Go $(wanted_go) or newer in /usr/local/go." ;;
    *) echo "enable Debian's main archive in /etc/apt/sources.list and try again." ;;
  esac
}

apt_quietly() { DEBIAN_FRONTEND=noninteractive exec apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=5 "$@"; }

install_missing() {
  local missing=$1 name why names=() log=$cache/prerequisites.log
  echo 'Installing with apt-get what this machine lacks:'
  while IFS='|' read -r name _ why; do
    printf '  %-24s %s\n' "$name" "$why"
    names+=("$name")
  done <<<"$missing"
  # A broken source that is not Debian's does not matter; the installation shows it when it does.
  step 'package lists' 10 "$log" apt_quietly update || true
  while IFS='|' read -r name _ why; do
    offered "$name" ||
      die "$name ($why) is missing and apt-get does not offer it: $(without_package "$name")"
  done <<<"$missing"
  must_step "Repair what apt-get complains about, then start again. The whole log: $log" \
    'packages' 60 "$log" apt_quietly install -y --no-install-recommends "${names[@]}"
  missing=$(missing_packages)
  [ -z "$missing" ] || die "${missing%%|*} is still not usable after its installation: $(without_package "${missing%%|*}")"
}

# Exports what the builds need to know about this machine.
prerequisites() {
  local missing
  mkdir -p "$cache" || die "the cache folder $cache cannot be made: set XDG_CACHE_HOME to a folder you can write to."
  missing=$(missing_packages)
  if [ -n "$missing" ]; then install_missing "$missing"; fi
  show_result 'prerequisites' 'ready'
  JAVA_HOME=$(find_jdk)
  export JAVA_HOME MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow
  at_least "$(installed_go)" "$(wanted_go)" || export GOTOOLCHAIN=auto
}

# Exports the mirror for builds that take packages from Debian.
needs_mirror() {
  DEBIAN_MIRROR=$(debian_mirror)
  export DEBIAN_MIRROR
  [ -n "$DEBIAN_MIRROR" ] ||
    die "apt-get on this machine uses no Debian mirror: set DEBIAN_MIRROR to the address of one (it ends in /debian)."
}

# The mirror this machine's apt uses; before its first update it lists only what it would download.
debian_mirror() {
  if [ -n "${DEBIAN_MIRROR:-}" ]; then
    printf '%s\n' "$DEBIAN_MIRROR"
    return
  fi
  local option mirror
  for option in '' --no-release-info; do
    # shellcheck disable=SC2016,SC2086
    mirror=$(apt-get indextargets $option --format '$(REPO_URI)' 2>/dev/null | sed -nE '\|/debian/?$| { s|/$||p; q }' || true)
    [ -z "$mirror" ] || break
  done
  printf '%s\n' "$mirror"
}
