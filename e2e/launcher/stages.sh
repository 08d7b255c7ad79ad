# shellcheck shell=bash
# The stages of ./ironkeel test and their report.

declare -A stage_budget=([unit]=60 [api]=600 [lab]=1440) # seconds, measured after set-up

# What a stage needs.
declare -A stage_parts=([unit]=project [api]='control-plane project' [lab]='control-plane kernel rootfs project')

# Random samples differ between commits and repeat for the same one.
test_seed() {
  local head
  head=$(git -c safe.directory="$repository" -C "$repository" rev-parse --verify -q HEAD 2>/dev/null || true)
  printf '%d\n' "0x${head:0:8}" 2>/dev/null || true
}

run_tests() {
  local landing=no stage seed code run limit report=()
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
  for stage in "${test_stages[@]}"; do
    local start=$SECONDS log=$run/$stage.log
    limit=$((stage_budget[$stage] * 3))
    [ "$test_all" = no ] || limit=14400
    code=0
    run_stage "$stage" "$log" || code=$?
    report+=(--stage "$stage=$(results_of "$stage")" --elapsed "$stage=$((SECONDS - start))"
      --budget "$stage=${stage_budget[$stage]}" --exit "$stage=$code" --log "$stage=$log")
  done
  if [ "$landing" = yes ]; then
    report+=(--scenarios "$repository/e2e/scenarios.txt")
    [ "$test_all" = no ] || report+=(--markdown "$repository/docs/test-report.md" --commit "$(described_commit)"
      --machine "$(described_machine)")
  fi
  print_report "$run" "${report[@]}"
}

run_stage() {
  local stage=$1 log=$2 lock
  case $stage in
    unit)
      # It writes where the project's build does.
      lock_build project 'unit'
      rm -rf "$repository"/target/surefire-reports "$repository"/*/target/surefire-reports
      child_grace=10
      cd "$repository" || return
      local code=0
      step unit "${stage_budget[unit]}" "$log" in_own_processes timeout -k 30 "$limit" \
        mvn -B -ntp -fae verify "-Dironkeel.seed=$seed" "-Dironkeel.golden.update=$test_golden" || code=$?
      exec {lock}>&-
      return "$code"
      ;;
    api | lab)
      local options=(--include-tag "$stage") properties=("-Dironkeel.seed=$seed" "-Dironkeel.directory=$run/$stage")
      if [ "$test_all" = yes ]; then properties+=(-Dironkeel.all=true); else options+=(--exclude-tag all); fi
      child_grace=60
      IRONKEEL_LOGS=$run/$stage
      mkdir -p "$IRONKEEL_LOGS"
      step "$stage" "${stage_budget[$stage]}" "$log" in_java "${properties[@]}" \
        org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors --details=tree \
        "--scan-class-path=$(scenario_jar)" "--include-classname=.*${test_only:-}" "${options[@]}" "--reports-dir=$run/$stage/reports"
      ;;
  esac
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
  if [ "$code" -eq 0 ]; then rm -rf "$run"; fi
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
