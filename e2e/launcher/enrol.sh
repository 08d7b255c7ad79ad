# shellcheck shell=bash
# Tokens for machines: ./ironkeel enrol and ./ironkeel site-token. With the person's own kubectl, or the running rack's.
# A token is only ever in a variable, a pipe or a file of mode 0600: never on a command line, never in a log.

declare -A machine_resources=([Host]=hosts.ironkeel.io [Switch]=switches.ironkeel.io)
enrol_room_deadline=60 # seconds until the machine's room must be there

# The kubectl all of this goes through: the person's when KUBECONFIG is set, else the running rack's, else the person's default.
choose_kubectl() {
  local cached
  if [ -z "${KUBECONFIG:-}" ] && lab_runs; then
    needs_root "$1"
    enrol_kubectl=(lab_kubectl)
    # As its machines see it.
    [ -n "$server" ] || server=https://10.254.0.1:6443
    return
  fi
  if [ -n "${IRONKEEL_KUBE:-}" ]; then
    enrol_kubectl=("$IRONKEEL_KUBE" kubectl)
  elif command -v kubectl >/dev/null; then
    enrol_kubectl=(kubectl)
  elif cached=$(cached_kube); then
    enrol_kubectl=("$cached" kubectl)
  else
    die 'there is no kubectl: install it and set KUBECONFIG, or start a rack with ./ironkeel lab up'
  fi
}

# The kubectl within the newest control plane this launcher has built.
cached_kube() {
  local newest
  newest=$(find "$cache/control-plane" -mindepth 2 -maxdepth 2 -name kube -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -n 1) || return
  [ -n "$newest" ] && printf '%s\n' "${newest#* }"
}

# Runs kubectl; what it answers goes to the variable answer, what it complains about to trouble.
ask() {
  local code=0 complaint
  complaint=$(mktemp)
  answer=$("${enrol_kubectl[@]}" "$@" 2>"$complaint") || code=$?
  trouble=$(tail -n 1 "$complaint") # what kubectl says last is why it gave up
  rm -f "$complaint"
  return "$code"
}

# Dies with what could not be done, the reason kubectl gave and the next step.
ask_or_die() {
  local what=$1
  shift
  ask "$@" && return
  case $trouble in
    *orbidden*) die "$what: you may not. Ask an administrator for ClusterRole ironkeel-enroller, see docs/operations.md. ($trouble)" ;;
    *) die "$what: $trouble" ;;
  esac
}

condition_of() { printf '{.status.conditions[?(@.type=="%s")].%s}' "$1" "$2"; }

machine_fields='{.metadata.deletionTimestamp}|{.spec.maintenance.fence}|{.status.namespace}|'
machine_fields+=$(condition_of Enrolled status)'|'$(condition_of AgentConnected status)'|'
machine_fields+=$(condition_of Ready reason)'|'$(condition_of Ready message)

# What the Host or Switch says, into variables of the caller.
read_machine() {
  for kind in Host Switch; do
    if ask get "${machine_resources[$kind]}" "$name" --output "jsonpath=$machine_fields"; then
      IFS='|' read -r leaving fence room enrolled connected reason message <<<"$answer"
      return
    fi
    case $trouble in
      *'"'*'not found'*) ;;
      *"doesn't have a resource type"*)
        die 'this cluster has no Hosts and Switches: install the charts first, see docs/operations.md.' ;;
      *) ask_or_die "$kind $name cannot be read" get "${machine_resources[$kind]}" "$name" --output name ;;
    esac
  done
  die "there is no Host or Switch $name: declare it first (kubectl apply -f FILE.yaml);" \
    'kubectl get hosts,switches lists those there are.'
}

# Waits for the agent's account in the room; sets account to its uid. $1: the uid of one that is to be gone.
await_account() {
  local former=${1:-} deadline=$((SECONDS + enrol_room_deadline))
  while :; do
    if ask get serviceaccount agent --namespace "machine-$name" --output 'jsonpath={.metadata.uid}|{.metadata.deletionTimestamp}'; then
      account=${answer%%|*}
      [ "${answer#*|}" != '' ] || [ "$account" = "$former" ] || return 0
    else
      case $trouble in
        *'not found'*) ;;
        *) ask_or_die "ServiceAccount agent of machine $name cannot be read" get serviceaccount agent \
          --namespace "machine-$name" --output name ;;
      esac
    fi
    [ "$SECONDS" -lt "$deadline" ] || break
    sleep 0.5
  done
  read_machine
  die "$kind $name has no ServiceAccount agent in namespace machine-$name after ${enrol_room_deadline} s: look at kubectl describe" \
    "$kind $name and at the machines operator. Its Ready says ${reason:-nothing}: ${message:-nobody has looked at it}"
}

# The address and the CA of the API, as the chosen kubectl has them; --server wins.
read_cluster() {
  ask_or_die 'your kubeconfig cannot be read' config view --raw --minify --flatten --output \
    'jsonpath={.clusters[0].cluster.server}|{.clusters[0].cluster.certificate-authority-data}|{.clusters[0].cluster.tls-server-name}'
  local found
  IFS='|' read -r found authority server_name <<<"$answer"
  [ -n "$server" ] || server=$found
  [ -n "$server" ] || die 'your kubeconfig names no server: set KUBECONFIG, or name it with --server URL'
  case $server in
    *://127.* | *://localhost* | *'://[::1]'*)
      echo "ironkeel: a machine cannot reach the API at $server: name the address it sees with --server URL" >&2 ;;
  esac
}

# The kubeconfig of namespace $1 with the token in variable token, to the file or to standard output.
deliver() {
  local namespace=$1 draft
  if [ -z "$output" ]; then
    kubeconfig_of "$namespace"
    return
  fi
  draft=$(umask 077 && mktemp "$output.XXXXXX") || die "cannot write beside $output: name another file with --output"
  passing=("$draft")
  kubeconfig_of "$namespace" >"$draft" && mv "$draft" "$output"
  passing=()
}

kubeconfig_of() {
  printf '%s\n' 'apiVersion: v1' 'kind: Config' 'clusters:' '  - name: ironkeel' '    cluster:' "      server: $server"
  [ -z "$authority" ] || printf '      certificate-authority-data: %s\n' "$authority"
  [ -z "$server_name" ] || printf '      tls-server-name: %s\n' "$server_name"
  printf '%s\n' 'users:' '  - name: ironkeel' '    user:' "      token: $token" 'contexts:' '  - name: ironkeel' '    context:' \
    '      cluster: ironkeel' '      user: ironkeel' "      namespace: $1" 'current-context: ironkeel'
}

# Asks for a token of account $1 in namespace $2.
request_token() {
  ask_or_die "no token of ServiceAccount $1 in namespace $2" create token "$1" --namespace "$2" --duration "$duration"
  token=$answer
}

parse_token_options() {
  local command=$1
  shift
  replace=no output='' server='' name=''
  while [ $# -gt 0 ]; do
    case $1 in
      --replace)
        [ "$command" = enrol ] || misuse "'$command' has no option --replace: see ./ironkeel $command --help"
        replace=yes
        ;;
      --output | --server | --duration)
        [ -n "${2:-}" ] || misuse "$1 needs a value: see ./ironkeel $command --help"
        printf -v "${1#--}" '%s' "$2"
        shift
        ;;
      --output=?* | --server=?* | --duration=?*)
        local option=${1%%=*}
        printf -v "${option#--}" '%s' "${1#*=}"
        ;;
      -*) misuse "'$command' does not know '$1': see ./ironkeel $command --help" ;;
      *)
        [ "$command" = enrol ] || misuse "'$command' takes no name: see ./ironkeel $command --help"
        [ -z "$name" ] || misuse "'enrol' takes one machine at a time, '$name' or '$1'."
        name=$1
        ;;
    esac
    shift
  done
  case $server in '' | https://*) ;; *) misuse "--server needs an https:// address, not '$server'." ;; esac
}

command_enrol() {
  local name replace output server duration=10m account former='' token authority server_name answer trouble
  local kind leaving fence room enrolled connected reason message
  parse_token_options enrol "$@"
  [ -n "$name" ] || misuse "'enrol' needs the name of a declared Host or Switch: see ./ironkeel enrol --help"
  choose_kubectl enrol
  read_machine
  [ -z "$leaving" ] || die "$kind $name is being deleted: declare it again when it is gone."
  [ "$fence" != true ] || die "$kind $name is fenced: take spec.maintenance.fence away first, then enrol it."
  if [ "$replace" = no ] && [ "$enrolled" = True ] && [ "$connected" = True ]; then
    die "$kind $name is enrolled and its agent is connected: nothing to do. For another machine in its place: ./ironkeel enrol $name --replace"
  fi
  [ "$reason" != NamespaceTaken ] || die "$kind $name has no room: $message"
  await_account
  if [ "$replace" = yes ]; then
    former=$account
    ask_or_die "ServiceAccount agent of machine $name cannot be deleted" \
      delete serviceaccount agent --namespace "machine-$name" --wait=false
    await_account "$former"
  fi
  read_cluster
  request_token agent "machine-$name"
  deliver "machine-$name"
  say_next_step "on $name: /etc/ironkeel/kubeconfig, mode 0600; the agent then renews its own token"
}

command_site-token() {
  local name replace output server duration=24h token authority server_name answer trouble namespace
  parse_token_options site-token "$@"
  choose_kubectl site-token
  ask_or_die 'the ServiceAccount of the site token cannot be found' get clusterrolebinding ironkeel-discovery \
    --output 'jsonpath={.subjects[0].namespace}'
  namespace=$answer
  read_cluster
  request_token discovery "$namespace"
  deliver "$namespace"
  say_next_step 'on machines that are not declared yet: ironkeel-agent discover --kubeconfig FILE'
}

# To the person, not into the file.
say_next_step() {
  [ -z "$output" ] || printf 'ironkeel: wrote %s, ' "$output" >&2
  printf 'valid for %s; its place is %s\n' "$duration" "$1" >&2
}
