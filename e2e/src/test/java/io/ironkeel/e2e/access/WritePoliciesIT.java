package io.ironkeel.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.cluster.ApiTest;
import io.ironkeel.e2e.cluster.TestCluster;
import io.ironkeel.e2e.product.Charts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may write what, when RBAC says yes to everybody: only the chart's policies refuse here. Every
 * refusal stands beside the nearest write that must pass.
 */
@ApiTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WritePoliciesIT {

  private static final String OPERATOR = "system:serviceaccount:ironkeel-system:ironkeel-machines";

  private static final String FABRIC_OPERATOR =
      "system:serviceaccount:ironkeel-system:ironkeel-fabric";
  private static final String STORAGE_OPERATOR =
      "system:serviceaccount:ironkeel-system:ironkeel-storage";
  private static final String NETWORK = "system:serviceaccount:ironkeel-system:ironkeel-network";
  private static final String AGENT_A = "system:serviceaccount:machine-a:agent";
  private static final String AGENT_B = "system:serviceaccount:machine-b:agent";
  private static final String AGENT_GONE = "system:serviceaccount:machine-gone:agent";
  private static final String PERSON = "somebody";

  /** Who may do everything, and so repair: the test cluster's administrator. */
  private static final String ADMINISTRATOR = "";

  /** RBAC says yes to every verb people and software of ours use. "repair" is not among them. */
  private static final String EVERYTHING =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: everything}
      rules: [{apiGroups: ["*"], resources: ["*"], verbs: [get, list, create, update, patch, delete, bind, escalate]}]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: everything}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: everything}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:authenticated"}]
      """;

  private static final String HOST =
      """
      apiVersion: ironkeel.io/v1alpha1
      kind: Host
      metadata: {name: %s}
      spec: {rack: r1, identity: {serialNumber: S1}, managementInterface: vec0}
      """;

  private static final String LINK =
      """
      apiVersion: ironkeel.io/v1alpha1
      kind: Link
      metadata: {name: cable}
      spec: {ends: [dsw-1/eth1, asw-1/eth1]}
      """;

  private static final String VOLUME =
      """
      apiVersion: ironkeel.io/v1alpha1
      kind: Volume
      metadata: {name: orders, namespace: default}
      spec: {pool: fast, sizeGiB: 1}
      """;

  private static final String ALLOCATION =
      """
      apiVersion: ironkeel.io/v1alpha1
      kind: Allocation
      metadata: {name: %s}
      spec: {fabric: default, pool: asn, value: "4200000001", claim: {kind: Switch, name: asw-1}}
      """;

  private static final String ROLLOUT =
      """
      apiVersion: ironkeel.io/v1alpha1
      kind: Rollout
      metadata: {name: default-2}
      spec:
        fabric: default
        from: &settings {generation: 1, spec: {asns: [{first: 64512, last: 64520}], loopbacksIPv4: [10.255.0.0/24]}}
        to: *settings
        waves: [{sequence: 1, machines: [asw-1]}]
      """;

  private static TestCluster cluster;

  @BeforeAll
  static void giveEverybodyEveryRight(TestCluster started) {
    cluster = started;
    Charts.install(cluster, Artifacts.fromEnvironment());
    write(ADMINISTRATOR, apply(EVERYTHING)).orThrow();
    write(ADMINISTRATOR, apply(HOST.formatted("a"))).orThrow();
    write(ADMINISTRATOR, apply(LINK)).orThrow();
    write(ADMINISTRATOR, apply(VOLUME)).orThrow();
    Await.until(
        "the policies",
        () ->
            refused(write(PERSON, command("create namespace machine-early")), "only the machines"));
    for (var machine : List.of("a", "b")) {
      write(OPERATOR, apply(room("machine-" + machine, machine))).orThrow();
      write(OPERATOR, apply(config("base", machine, machine))).orThrow();
      write(
              "system:serviceaccount:machine-%s:agent".formatted(machine),
              apply(state("state", machine, machine)))
          .orThrow();
    }
    write(ADMINISTRATOR, command("create serviceaccount agent -n machine-a")).orThrow();
    letTheCollectorDelete();
  }

  /** What is asked of the API server: words for kubectl, and what it reads. */
  private record Request(List<String> words, String input) {}

  private record Write(String user, Request request) {}

  /** A sentence of docs/security.md, the write it forbids and the nearest one it allows. */
  private record Rule(String says, Write refused, String message, Write allowed) {
    @Override
    public String toString() {
      return says;
    }
  }

  static Stream<Rule> rules() {
    return Stream.of(
        new Rule(
            "an agent does not write a MachineConfig's spec",
            new Write(AGENT_A, patch("mc base -n machine-a", "{\"spec\":{\"hash\":\"forged\"}}")),
            "MachineConfig base in machine-a belong to the operator ironkeel-machines",
            new Write(
                OPERATOR, patch("mc base -n machine-a", "{\"spec\":{\"hash\":\"planned\"}}"))),
        new Rule(
            "one domain does not write another's MachineConfig",
            new Write(OPERATOR, apply(config("vpc-7", "a", "a"))),
            "belong to the operator ironkeel-network",
            new Write(NETWORK, apply(config("vpc-7", "a", "a")))),
        new Rule(
            "a MachineConfig of no domain is nobody's but a repairer's",
            new Write(PERSON, apply(config("own", "a", "a"))),
            "belong to no operator",
            new Write(ADMINISTRATOR, apply(config("own", "a", "a")))),
        new Rule(
            "a MachineConfig's label names the machine of its namespace",
            new Write(OPERATOR, apply(config("base", "a", "b"))),
            "MachineConfig base in machine-a must carry the label ironkeel.io/machine",
            new Write(OPERATOR, apply(config("base", "a", "a")))),
        new Rule(
            "a person annotates a MachineConfig and changes nothing else",
            new Write(PERSON, patch("mc base -n machine-a", "{\"spec\":{\"hash\":\"mine\"}}")),
            "change the object it is made from, for example Host a",
            new Write(PERSON, command("annotate mc base -n machine-a ironkeel.io/retry=1"))),
        new Rule(
            "an operator does not report in an agent's place",
            new Write(OPERATOR, patchStatus("mc base -n machine-a", "{\"appliedHash\":\"x\"}")),
            "MachineConfig base in machine-a is reported by the agent of that machine",
            new Write(AGENT_A, patchStatus("mc base -n machine-a", "{\"appliedHash\":\"x\"}"))),
        new Rule(
            "an agent does not report for another machine",
            new Write(AGENT_B, patchStatus("ms state -n machine-a", "{\"kernelVersion\":\"x\"}")),
            "MachineState state in machine-a is reported by the agent of that machine",
            new Write(AGENT_A, patchStatus("ms state -n machine-a", "{\"kernelVersion\":\"x\"}"))),
        new Rule(
            "a MachineState is named state",
            new Write(AGENT_A, apply(state("second", "a", "a"))),
            "MachineState second in machine-a is read by nobody: name it state",
            new Write(AGENT_A, apply(state("state", "a", "a")))),
        new Rule(
            "a MachineState's label names its own machine",
            new Write(AGENT_A, apply(state("state", "a", "b"))),
            "MachineState state in machine-a speaks for its own machine only",
            new Write(AGENT_A, apply(state("state", "a", "a")))),
        new Rule(
            "an agent cannot keep its room alive with a finalizer",
            new Write(
                AGENT_A,
                patch("ms state -n machine-a", "{\"metadata\":{\"finalizers\":[\"x.io/y\"]}}")),
            "MachineState state in machine-a may have no finalizers",
            new Write(AGENT_A, patch("ms state -n machine-a", "{\"metadata\":{}}"))),
        new Rule(
            "an agent writes one Lease, agent",
            new Write(AGENT_A, apply(lease("second", ""))),
            "Lease second in machine-a is not a heartbeat",
            new Write(AGENT_A, apply(lease("agent", "")))),
        new Rule(
            "a Lease's label names its own machine",
            new Write(AGENT_A, apply(lease("agent", "ironkeel.io/machine: b"))),
            "Lease agent in machine-a may have the label ironkeel.io/machine of its own machine",
            new Write(AGENT_A, apply(lease("agent", "ironkeel.io/machine: a")))),
        new Rule(
            "an agent's token lives 30 days at most",
            new Write(AGENT_A, command("create token agent -n machine-a --duration=721h")),
            "a token of ServiceAccount agent in machine-a may live 2592000 seconds",
            new Write(AGENT_A, command("create token agent -n machine-a --duration=720h"))),
        new Rule(
            "an agent does not write its own Host",
            new Write(AGENT_A, patch("host a", "{\"spec\":{\"rack\":\"r2\"}}")),
            "Host a belongs to people and system:serviceaccount:machine-a:agent is software",
            new Write(PERSON, patch("host a", "{\"spec\":{\"rack\":\"r2\"}}"))),
        new Rule(
            "the machines operator changes of a Host its finalizers only",
            new Write(OPERATOR, patch("host a", "{\"spec\":{\"rack\":\"r3\"}}")),
            "the machines operator also metadata.finalizers of machines, the storage operator",
            new Write(
                OPERATOR,
                patch("host a", "{\"metadata\":{\"finalizers\":[\"ironkeel.io/test\"]}}"))),
        new Rule(
            "the machines operator does not label a Host",
            new Write(OPERATOR, command("label host a x=y")),
            "Host a belongs to people",
            new Write(OPERATOR, patch("host a", "{\"metadata\":{\"finalizers\":null}}"))),
        new Rule(
            "no operator makes or deletes a Host",
            new Write(OPERATOR, apply(HOST.formatted("made"))),
            "Host made belongs to people",
            new Write(PERSON, apply(HOST.formatted("made")))),
        new Rule(
            "a Host's status is the machines operator's",
            new Write(PERSON, patchStatus("host a", "{\"managementAddress\":\"10.6.6.6\"}")),
            "status of Host a is written by the operator ironkeel-machines",
            new Write(OPERATOR, patchStatus("host a", "{\"managementAddress\":\"10.0.0.1\"}"))),
        new Rule(
            "no operator changes a cable",
            new Write(FABRIC_OPERATOR, patch("link cable", "{\"spec\":{\"enabled\":false}}")),
            "Link cable belongs to people",
            new Write(PERSON, patch("link cable", "{\"spec\":{\"enabled\":false}}"))),
        new Rule(
            "a Link's status is the fabric operator's",
            new Write(OPERATOR, patchStatus("link cable", "{\"purpose\":\"none\"}")),
            "status of Link cable is written by the operator ironkeel-fabric",
            new Write(FABRIC_OPERATOR, patchStatus("link cable", "{\"purpose\":\"none\"}"))),
        new Rule(
            "no operator makes a volume larger or has it destroyed",
            new Write(
                STORAGE_OPERATOR,
                patch("volume orders", "{\"spec\":{\"deletionPolicy\":\"Delete\"}}")),
            "Volume orders belongs to people",
            new Write(
                PERSON, patch("volume orders", "{\"spec\":{\"deletionPolicy\":\"Delete\"}}"))),
        new Rule(
            "a Volume is held by the storage operator only",
            new Write(
                OPERATOR,
                patch(
                    "volume orders", "{\"metadata\":{\"finalizers\":[\"ironkeel.io/storage\"]}}")),
            "the storage operator those of pools and volumes",
            new Write(
                STORAGE_OPERATOR,
                patch(
                    "volume orders", "{\"metadata\":{\"finalizers\":[\"ironkeel.io/storage\"]}}"))),
        new Rule(
            "a Volume's status is the storage operator's",
            new Write(PERSON, patchStatus("volume orders", "{\"host\":\"a\"}")),
            "status of Volume orders is written by the operator ironkeel-storage",
            new Write(STORAGE_OPERATOR, patchStatus("volume orders", "{\"host\":\"a\"}"))),
        new Rule(
            "what a machine's disks are for is the storage operator's to say",
            new Write(OPERATOR, apply(config("storage", "a", "a"))),
            "belong to the operator ironkeel-storage",
            new Write(STORAGE_OPERATOR, apply(config("storage", "a", "a")))),
        new Rule(
            "who has which number is the fabric operator's to say",
            new Write(PERSON, apply(ALLOCATION.formatted("default-asn-4200000001"))),
            "Allocation default-asn-4200000001 is written by the operator ironkeel-fabric",
            new Write(FABRIC_OPERATOR, apply(ALLOCATION.formatted("default-asn-4200000001")))),
        new Rule(
            "an Allocation is named after its number",
            new Write(FABRIC_OPERATOR, apply(ALLOCATION.formatted("default-asn-4200000002"))),
            "Allocation default-asn-4200000002 must be named after its fabric, pool and value",
            new Write(FABRIC_OPERATOR, apply(ALLOCATION.formatted("default-asn-4200000001")))),
        new Rule(
            "a Rollout is begun by the fabric operator",
            new Write(PERSON, apply(ROLLOUT)),
            "Rollout default-2 is made and deleted by the operator ironkeel-fabric",
            new Write(FABRIC_OPERATOR, apply(ROLLOUT))),
        new Rule(
            "a Rollout is not deleted, but turned back",
            new Write(PERSON, command("delete rollout default-2")),
            "to end one, set spec.revert of the Rollout",
            new Write(PERSON, patch("rollout default-2", "{\"spec\":{\"revert\":true}}"))),
        new Rule(
            "what a Rollout carries stays as it began",
            new Write(PERSON, patch("rollout default-2", "{\"spec\":{\"to\":{\"generation\":3}}}")),
            "only spec.paused and spec.revert may change",
            new Write(PERSON, patch("rollout default-2", "{\"spec\":{\"paused\":true}}"))),
        new Rule(
            "how far a Rollout has come is the fabric operator's to say",
            new Write(PERSON, patchStatus("rollout default-2", "{\"wave\":1}")),
            "status of Rollout default-2 is written by the operator ironkeel-fabric",
            new Write(FABRIC_OPERATOR, patchStatus("rollout default-2", "{\"wave\":1}"))),
        new Rule(
            "a namespace machine-* is the machines operator's",
            new Write(PERSON, apply(room("machine-c", "c"))),
            "declare Host c, or choose a name without machine-",
            new Write(OPERATOR, apply(room("machine-c", "c")))),
        new Rule(
            "the label of a room belongs to a room",
            new Write(OPERATOR, apply(room("other", "c"))),
            "Namespace other is, by its name or its label ironkeel.io/machine, the room of a machine",
            new Write(PERSON, command("create namespace other"))),
        new Rule(
            "a room's other labels are an administrator's",
            new Write(
                PERSON, command("label namespace machine-c ironkeel.io/machine=b --overwrite")),
            "Namespace machine-c is",
            new Write(
                PERSON,
                command(
                    "label namespace machine-c pod-security.kubernetes.io/enforce=restricted"))),
        new Rule(
            "the machines operator makes accounts in rooms only",
            new Write(OPERATOR, command("create serviceaccount agent -n default")),
            "outside the rooms of machines",
            new Write(OPERATOR, command("create serviceaccount agent -n machine-b"))),
        new Rule(
            "the machines operator gives rights in rooms only",
            new Write(
                OPERATOR,
                command(
                    "create rolebinding r -n kube-system --clusterrole=ironkeel-machine --user=x")),
            "outside the rooms of machines",
            new Write(
                OPERATOR,
                command(
                    "create rolebinding r -n machine-b --clusterrole=ironkeel-machine --user=x"))),
        new Rule(
            "a DiscoveredMachine is named after its first MAC address",
            new Write(PERSON, apply(discovered("02-00-00-00-09-02", "", "02:00:00:00:09:01"))),
            "with - for :, here 02-00-00-00-09-01",
            new Write(PERSON, apply(discovered("02-00-00-00-09-01", "", "02:00:00:00:09:01")))),
        new Rule(
            "a DiscoveredMachine has no labels",
            new Write(
                PERSON,
                apply(discovered("02-00-00-00-09-03", "labels: {a: b}", "02:00:00:00:09:03"))),
            "DiscoveredMachine 02-00-00-00-09-03 may have no labels",
            new Write(PERSON, apply(discovered("02-00-00-00-09-03", "", "02:00:00:00:09:03")))),
        new Rule(
            "a DiscoveredMachine is written once",
            new Write(
                PERSON, patch("dm 02-00-00-00-09-03", "{\"spec\":{\"serialNumber\":\"another\"}}")),
            "spec is written once, by the machine",
            new Write(PERSON, command("delete dm 02-00-00-00-09-03"))));
  }

  @ParameterizedTest
  @Order(1)
  @MethodSource("rules")
  void aWriteIsRefusedByNameAndTheNearestOnePasses(Rule rule) {
    refused(write(rule.refused()), rule.message());
    write(rule.allowed()).orThrow();
  }

  @Test
  @Order(2)
  void anAdministratorRepairsWhatNobodyElseMayTouch() {
    write(ADMINISTRATOR, patch("mc base -n machine-b", "{\"spec\":{\"hash\":\"repaired\"}}"))
        .orThrow();
    write(ADMINISTRATOR, patchStatus("mc base -n machine-b", "{\"appliedHash\":\"repaired\"}"))
        .orThrow();
    write(ADMINISTRATOR, command("create namespace machine-repaired")).orThrow();
  }

  /** The collector takes its finalizer away, the namespace controller everything else. */
  @Test
  @Order(3)
  void kubernetesItselfMayTidyUp() {
    for (var object : List.of("ms/state", "mc/base")) {
      Await.until(
          "the end of " + object,
          () ->
              refused(
                  write(ADMINISTRATOR, command("get %s -n machine-gone".formatted(object))),
                  "not found"));
    }
    write(OPERATOR, apply(config("base", "gone", "gone"))).orThrow();
    write(AGENT_GONE, apply(state("state", "gone", "gone"))).orThrow();
    write(ADMINISTRATOR, command("delete namespace machine-gone --timeout=60s")).orThrow();
  }

  /** Begun early, because the collector takes half a minute to learn of new kinds. */
  private static void letTheCollectorDelete() {
    write(OPERATOR, apply(room("machine-gone", "gone"))).orThrow();
    write(OPERATOR, apply(config("base", "gone", "gone"))).orThrow();
    write(AGENT_GONE, apply(state("state", "gone", "gone"))).orThrow();
    write(
            ADMINISTRATOR,
            command("delete ms/state mc/base -n machine-gone --cascade=foreground --wait=false"))
        .orThrow();
  }

  private static CommandResult write(Write write) {
    return write(write.user(), write.request());
  }

  private static CommandResult write(String user, Request request) {
    var words = new ArrayList<>(request.words());
    if (!user.isEmpty()) {
      words.add("--as=" + user);
      words.add("--as-group=system:authenticated");
      if (user.startsWith("system:serviceaccount:")) {
        words.add("--as-group=system:serviceaccounts:" + user.split(":")[2]);
      }
    }
    return cluster.kubectlWithInput(request.input(), words.toArray(String[]::new));
  }

  private static void refused(CommandResult result, String message) {
    assertThat(result.exitCode()).as(result.command()).isNotZero();
    assertThat(result.stderr()).contains(message);
  }

  private static Request command(String words) {
    return new Request(List.of(words.split(" ")), "");
  }

  private static Request apply(String yaml) {
    return new Request(List.of("apply", "--server-side", "--force-conflicts", "-f", "-"), yaml);
  }

  private static Request patch(String object, String json) {
    return command("patch %s --type=merge -p %s".formatted(object, json));
  }

  private static Request patchStatus(String object, String json) {
    return patch(object + " --subresource=status", "{\"status\":%s}".formatted(json));
  }

  private static String room(String name, String machine) {
    return """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %s, labels: {ironkeel.io/machine: %s}}
        """
        .formatted(name, machine);
  }

  private static String config(String name, String room, String label) {
    return """
        apiVersion: ironkeel.io/v1alpha1
        kind: MachineConfig
        metadata: {name: %s, namespace: machine-%s, labels: {ironkeel.io/machine: %s}}
        spec: {hash: h, managementInterface: vec0}
        """
        .formatted(name, room, label);
  }

  private static String state(String name, String room, String label) {
    return """
        apiVersion: ironkeel.io/v1alpha1
        kind: MachineState
        metadata: {name: %s, namespace: machine-%s, labels: {ironkeel.io/machine: %s}}
        """
        .formatted(name, room, label);
  }

  private static String lease(String name, String label) {
    return """
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata: {name: %s, namespace: machine-a, labels: {%s}}
        spec: {holderIdentity: agent}
        """
        .formatted(name, label);
  }

  private static String discovered(String name, String metadata, String mac) {
    return """
        apiVersion: ironkeel.io/v1alpha1
        kind: DiscoveredMachine
        metadata:
          name: %s
          %s
        spec: {macAddresses: ["%s"]}
        """
        .formatted(name, metadata, mac);
  }
}
