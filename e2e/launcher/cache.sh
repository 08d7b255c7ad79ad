# shellcheck shell=bash
# Builds kept by the content of their inputs: $cache/NAME/HASH is complete or absent.

entry=      # the cache entry of the last cached build
unfinished= # the temporary folder of the running build, or empty
cache_days=30

# The files below the given paths of the repository, one per NUL; with git without what it ignores.
input_files() (
  cd "$repository" || exit 1
  if [ -e .git ]; then
    git -c safe.directory="$repository" ls-files -z --cached --others --exclude-standard -- "$@"
  else
    find "$@" -name target -prune -o -type f -print0
  fi | LC_ALL=C sort -zu
)

# Sixteen hex digits of the paths, contents and executable bits of the given files, and of $extra_input.
content_hash() (
  cd "$repository" || exit 1
  local files=() file
  [ $# -eq 0 ] || mapfile -d '' files < <(input_files "$@")
  {
    printf '%s\n' "${extra_input:-}"
    for file in "${files[@]}"; do [ ! -x "$file" ] || printf 'x %s\n' "$file"; done
    # A file deleted from the checkout but not from git's index is no input.
    for file in "${files[@]}"; do [ ! -f "$file" ] || printf '%s\0' "$file"; done | xargs -0 -r sha256sum --
  } | sha256sum | cut -c1-16
)

# cached NAME LABEL EXPECTED ADVICE INPUT…: leaves the entry of NAME in $entry, built by builds.sh when it is not there.
cached() {
  local name=$1 label=$2 expected=$3 advice=$4 hash lock attempt
  shift 4
  mkdir -p "$cache/$name"
  for attempt in 1 2 3; do
    hash=$(content_hash "$@")
    entry=$cache/$name/$hash
    if [ -d "$entry" ]; then
      show_result "$label" 'ready'
      touch "$entry"
      return
    fi
    lock_build "$name" "$label"
    if [ ! -d "$entry" ]; then
      build_entry "$name" "$label" "$expected" "$advice"
      if [ "$(content_hash "$@")" = "$hash" ]; then
        keep_entry
        exec {lock}>&-
        return
      fi
      remove_unfinished
      show_result "$label" 'its sources changed meanwhile, once more'
    fi
    exec {lock}>&-
  done
  die "the sources of the $label changed during each of $attempt builds: run it again when they rest."
}

# One build of a name at a time; the lock goes with the last process of the build, so that no two write at once.
lock_build() {
  local name=$1 label=$2
  exec {lock}>"$cache/$name/lock"
  flock --nonblock "$lock" && return
  show_result "$label" 'another build of it is running, waiting for it'
  flock "$lock"
}

# Builds into a folder beside the entry. We hold the lock: other temporary folders belong to dead builds.
build_entry() {
  local name=$1 label=$2 expected=$3 advice=$4
  case $name in kernel | rootfs | qemu) needs_mirror ;; esac
  rm -rf --one-file-system "$cache/$name"/unfinished.*
  unfinished=$(mktemp -d "$cache/$name/unfinished.XXXXXX")
  chmod 755 "$unfinished"
  must_step "$advice The whole log: $cache/$name/build.log" \
    "$label" "$expected" "$cache/$name/build.log" in_own_processes \
    bash "$repository/e2e/launcher/builds.sh" "$name" "$repository" "$unfinished" "$cache/$name/build.log"
}

keep_entry() {
  sync -f "$unfinished"
  touch "$unfinished"
  mv -T "$unfinished" "$entry"
  unfinished=
  find "$(dirname "$entry")" -mindepth 1 -maxdepth 1 -type d -mtime "+$cache_days" -exec rm -rf --one-file-system {} +
}

remove_unfinished() {
  [ -z "$unfinished" ] || rm -rf --one-file-system "$unfinished"
  unfinished=
}
