# shellcheck shell=bash
# The stages of ./ironkeel test and their report.

declare -A stage_budget=([unit]=60 [api]=1200 [lab]=1980) # seconds, measured after set-up; api runs beside lab

# What a stage needs.
declare -A stage_parts=([unit]=project [api]='control-plane project' [lab]='control-plane kernel rootfs project')

# Random samples differ between commits and repeat for the same one.
test_seed() {
  local head
  head=$(git -c safe.directory="$repository" -C "$repository" rev-parse --verify -q HEAD 2>/dev/null || true)
  printf '%d\n' "0x${head:0:8}" 2>/dev/null || true
}

run_tests() {
  local landing=no stage seed run report=()
  if [ ${#test_stages[@]} -eq 0 ]; then
    landing=yes
    test_stages=(unit api lab)
  fi
  if [ "$test_all" = yes ]; then
    package_table+=$emulation_table
    stage_parts[lab]+=' qemu'
  fi
  # shellcheck disable=SC2086
  set_up ${stage_parts[${test_stages[-1]}]}
  new_run test
  run=$IRONKEEL_LOGS
  seed=$(test_seed)
  report=(--set-up "$set_up_seconds")
  printf 'Tests, seed %s\n' "${seed:=0}"
  # On few cores, too: both wait for conditions more than half of the time.
  if [ "$landing" = yes ] && [ "$test_all" = no ]; then
    run_stage unit
    run_together api lab
  else
    for stage in "${test_stages[@]}"; do run_stage "$stage"; done
  fi
  if [ "$landing" = yes ]; then
    report+=(--scenarios "$repository/e2e/scenarios.txt")
    [ "$test_all" = no ] || report+=(--markdown "$repository/docs/test-report.md" --commit "$(described_commit)"
      --machine "$(described_machine)")
  fi
  print_report "$run" "${report[@]}"
}

# run_stage STAGE: one stage, and its line of the report.
run_stage() {
  local stage=$1 start=$SECONDS log=$run/$1.log code=0
  case $stage in
    unit) run_unit "$log" || code=$? ;;
    *)
      child_grace=60
      mkdir -p "$run/$stage"
      step "$stage" "${stage_budget[$stage]}" "$log" run_scenarios "$stage" || code=$?
      ;;
  esac
  note_stage "$stage" $((SECONDS - start)) "$code"
}

# run_together SHORTER LONGER: two stages at the same time.
run_together() {
  local shorter=$1 longer=$2 start=$SECONDS code=0
  mkdir -p "$run/$shorter"
  printf '  %-16s started beside %s, about %s expected\n' "$shorter" "$longer" "$(clock "${stage_budget[$shorter]}")"
  start_beside "$run/$shorter.log" run_politely "$shorter"
  run_stage "$longer"
  local ended=$beside_end
  child=$beside
  follow_child "$shorter" "${stage_budget[$shorter]}" "$start" || code=$?
  beside=
  note_stage "$shorter" $((${beside_end:-$SECONDS} - start)) "$code"
}

# In the lab kernels and daemons watch each other by the clock: they come first.
run_politely() {
  renice -n 10 "$BASHPID" >/dev/null
  run_scenarios "$1"
}

# note_stage STAGE SECONDS EXIT_CODE
note_stage() {
  report+=(--stage "$1=$(results_of "$1")" --elapsed "$1=$2" --budget "$1=${stage_budget[$1]}" --exit "$1=$3"
    --log "$1=$run/$1.log")
}

run_unit() {
  local log=$1 lock code=0 limit=$((stage_budget[unit] * 3))
  [ "$test_all" = no ] || limit=14400
  # It writes where the project's build does.
  lock_build project 'unit'
  rm -rf "$repository"/target/surefire-reports "$repository"/*/target/surefire-reports
  child_grace=10
  cd "$repository" || return
  step unit "${stage_budget[unit]}" "$log" in_own_processes timeout -k 30 "$limit" \
    mvn -B -ntp -fae verify "-Dironkeel.seed=$seed" "-Dironkeel.golden.update=$test_golden" || code=$?
  exec {lock}>&-
  return "$code"
}

# The scenarios of a stage, in the place of this process.
run_scenarios() {
  local stage=$1 options=(--include-tag "$1") properties=("-Dironkeel.seed=$seed" "-Dironkeel.directory=$run/$1")
  if [ "$test_all" = yes ]; then properties+=(-Dironkeel.all=true); else options+=(--exclude-tag all); fi
  export IRONKEEL_LOGS=$run/$stage
  in_java "${properties[@]}" org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors \
    --details=tree "--scan-class-path=$(scenario_jar)" "--include-classname=.*${test_only:-}" "${options[@]}" \
    "--reports-dir=$run/$stage/reports"
}

scenario_jar() { printf '%s\n' "$project"/e2e/lib/ironkeel-e2e-*-tests.jar; }

# Where a stage's XML files are: folders, comma-separated.
results_of() {
  local folders
  case $1 in
    unit)
      folders=$(find "$repository" -mindepth 3 -maxdepth 3 -type d -path '*/target/surefire-reports')
      printf '%s\n' "${folders//$'\n'/,}"
      ;;
    *) printf '%s\n' "$run/$1/reports" ;;
  esac
}

print_report() {
  local run=$1 code=0
  shift
  "$IRONKEEL_JDK/bin/java" -XX:TieredStopAtLevel=1 -cp "$project/e2e/lib/*" io.ironkeel.e2e.report.TestReport "$@" || code=$?
  if [ "$code" -eq 0 ]; then
    rm -rf "$run"
  else
    # They are many GiB; what happened is in the logs.
    find "$run" -type f -name '*.disk' -delete
  fi
  exit "$code"
}

described_commit() {
  local commit
  commit=$(git -c safe.directory="$repository" -C "$repository" rev-parse --short=12 HEAD 2>/dev/null || echo none)
  [ -z "$(git -c safe.directory="$repository" -C "$repository" status --porcelain 2>/dev/null)" ] || commit+=' with local changes'
  printf '%s\n' "$commit"
}

described_machine() {
  local system
  # shellcheck source=/dev/null
  system=$(. /etc/os-release && printf '%s' "$PRETTY_NAME")
  printf '%s cores, %s GiB memory, %s\n' "$(nproc)" "$(memory_gib)" "$system"
}

memory_gib() { awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo; }
