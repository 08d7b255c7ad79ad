# shellcheck shell=bash
# What ./ironkeel says about itself.

help_ironkeel() {
  cat <<'TEXT'
Ironkeel turns racks of bare metal into a private cloud run with kubectl.

Usage: ./ironkeel COMMAND [OPTIONS]

  demo       build everything, boot a rack of virtual servers, show a change reach their kernels
  test       run the tests: unit, api, lab
  lab        keep a rack running: up, down, list, shell NAME, logs NAME
  kubectl    kubectl against the running rack
  enrol      make the 10-minute identity with which a declared machine joins
  site-token make the token with which undeclared machines announce themselves
  package    build the agent's Debian package
  bench      run a benchmark
  doctor     say what this machine has and what it lacks

./ironkeel COMMAND --help tells more. Start with: ./ironkeel demo

The first run builds a Kubernetes control plane, a guest kernel and a guest root folder: about 20
minutes on two cores. They are kept in ~/.cache/ironkeel, so that later runs start within seconds.
TEXT
}

help_demo() {
  cat <<'TEXT'
Usage: ./ironkeel demo [--example NAME] [--keep] [--picture FILE]

Starts a Kubernetes API, the operators as packaged, and virtual servers with their own kernels, then
applies examples/NAME and shows how a changed Host object changes the links in a server's kernel.
Everything runs in private namespaces: when it ends, also by Ctrl-C, nothing is left behind.

  --example NAME   the folder below examples/ to apply (default: first-rack)
                   apsara-pod is a whole fabric: ten switches, a gateway, three servers (about 4 minutes)
                   storage makes pools and volumes of blank disks, one of which fails (about 1 minute)
  --keep           leave it running; look around with ./ironkeel kubectl, end with ./ironkeel lab down
  --picture FILE   of a fabric: write its topology as it is at the end, as a Mermaid diagram
TEXT
}

help_lab() {
  cat <<'TEXT'
Usage: ./ironkeel lab up [--example NAME]   boot the rack of examples/NAME and leave it running
       ./ironkeel lab list                  the machines, their addresses and terminals
       ./ironkeel lab shell NAME            a root shell on a machine; Ctrl-] leaves it
       ./ironkeel lab logs NAME [-f]        the end of a machine's console log; -f follows it
       ./ironkeel lab down                  end it; nothing is left behind

One rack runs at a time. ./ironkeel kubectl talks to its Kubernetes API.
TEXT
}

help_package() {
  cat <<'TEXT'
Usage: ./ironkeel package [FOLDER]

Builds the Debian package ironkeel-agent, for machines of this machine's architecture, and puts it
into FOLDER (default: here). It brings its own Java runtime; docs/operations.md tells how to install it.
TEXT
}

help_kubectl() {
  cat <<'TEXT'
Usage: ./ironkeel kubectl ARGUMENTS…

Runs kubectl against the rack started by ./ironkeel lab up or ./ironkeel demo --keep, for example
  ./ironkeel kubectl get hosts
  ./ironkeel kubectl explain host.spec
TEXT
}

help_enrol() {
  cat <<'TEXT'
Usage: ./ironkeel enrol NAME [--replace] [--output FILE] [--server URL] [--duration 10m]

Prints the kubeconfig with which the machine of Host NAME joins: the API's address, its CA and a token of
the machine's ServiceAccount. It belongs on that machine as /etc/ironkeel/kubeconfig, mode 0600. The agent
renews the token from then on and shows what it is; only a machine with the declared identity gets anything.

  --replace        also when the machine is connected: ends the identity of the machine that was there
  --output FILE    write it there, mode 0600, instead of to standard output
  --server URL     the API's address as the machine sees it (default: as your kubeconfig has it)
  --duration 10m   how long the token can be used to join; Kubernetes gives no less than 10m

Uses your kubectl when KUBECONFIG is set, else the rack of ./ironkeel lab up, else your kubectl's default.
You need the ClusterRole ironkeel-enroller. The token is never in a log or on a command line.
TEXT
}

help_site-token() {
  cat <<'TEXT'
Usage: ./ironkeel site-token [--output FILE] [--server URL] [--duration 24h]

Prints the kubeconfig with which machines that nobody declared yet announce themselves as DiscoveredMachine:
  ironkeel-agent discover --kubeconfig FILE
It can do nothing else. All such tokens end when ServiceAccount discovery is deleted and made again.

  --output, --server, --duration   as with ./ironkeel enrol
TEXT
}

help_test() {
  cat <<'TEXT'
Usage: ./ironkeel test [unit|api|lab] [--all] [--only=CLASS] [--update-golden]

Without a name, everything a change must pass:
  unit   plain Java tests, format and generated files (mvn verify)
  api    operators against a real Kubernetes API
  lab    agents on virtual servers with their own kernels

  --all             also the long scenarios; without a name, writes docs/test-report.md
  --only=CLASS      of stage api or lab only the test classes whose name ends so
  --update-golden   rewrite the golden files of the unit tests with what the code says now

The last line is "N passed, N failed, N skipped"; the exit code is not 0 when something failed or a
scenario of e2e/scenarios.txt did not run.
TEXT
}

help_bench() {
  cat <<'TEXT'
Usage: ./ironkeel bench NAME [--json]

Runs one benchmark and prints its figures with the limit each is held against:
  host    1,000 machines enrolled, changes applied in a guest, start and memory of the agent (15 minutes)
  fabric  one more cable in fabrics of 10, 100, 500 and 1,000 simulated switches: time and writes (15 minutes)
  tenancy 200 tenants with 3 namespaces and 1,000 with 5: time, writes, one more member, a restart (15 minutes)

  --json   the figures as JSON on standard output, everything else on standard error
TEXT
}

help_doctor() {
  cat <<'TEXT'
Usage: ./ironkeel doctor

Says line by line what this machine has, what it lacks and what to do about it. Changes nothing.
The exit code is 1 when something is missing.
TEXT
}

# What a person can do with the rack that was left running.
say_how_to_look_around() {
  local machine
  machine=$(machine_names | head -n 1)
  cat <<TEXT

It runs on in the background. Look around:
  ./ironkeel kubectl get hosts
  ./ironkeel lab list
  ./ironkeel lab shell ${machine:-server-1}
  ./ironkeel lab logs ${machine:-server-1}
End it with:
  ./ironkeel lab down
TEXT
}
