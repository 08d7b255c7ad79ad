package io.ironkeel.agent.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.agent.json.Formats;
import io.ironkeel.agent.section.Action;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several configurations of one machine, for sections that look after the whole of it. */
class MergedConfigTest {

  private static final String BASE =
      "{hash: b, managementInterface: vec0, network: {ethernets: [{name: vec1}]}, sysctls: [{name: vm.swappiness, value: '10'}]}";
  private static final String FABRIC =
      "{hash: f, routing: {routerId: 10.0.0.1}, sysctls: [{name: vm.swappiness, value: '20'}, {name: vm.max_map_count, value: '70000'}]}";

  @TempDir private Path directory;
  private final List<MachineConfigSpec> converged = new ArrayList<>();

  @Test
  void oneAloneIsWhatItIs() {
    var base = spec(BASE);
    assertThat(MergedConfig.of(new TreeMap<>(Map.of("base", base))).spec()).isSameAs(base);
  }

  @Test
  void eachBringsItsParts() {
    var merged = merge(Map.of("base", BASE, "fabric", FABRIC)).spec();
    assertThat(merged.managementInterface()).isEqualTo("vec0");
    assertThat(merged.network().ethernets()).hasSize(1);
    assertThat(merged.routing().routerId()).isEqualTo("10.0.0.1");
    assertThat(merged.sysctls())
        .extracting("name", "value")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("vm.swappiness", "10"),
            org.assertj.core.groups.Tuple.tuple("vm.max_map_count", "70000"));
  }

  @Test
  void interfacesAreEachForThemselves() {
    var ports =
        "{hash: f, network: {ethernets: [{name: vec1, mtuBytes: 9000}, {name: vec2}], probes: [192.0.2.1]}}";
    var merged = merge(Map.of("base", BASE, "fabric", ports));
    assertThat(merged.spec().network().ethernets())
        .extracting("name", "mtuBytes")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("vec1", 1500),
            org.assertj.core.groups.Tuple.tuple("vec2", 1500));
    assertThat(merged.spec().network().probes()).containsExactly("192.0.2.1");
    assertThat(merged.refused("fabric")).singleElement().asString().startsWith("interface vec1");
  }

  @Test
  void whatTwoHaveIsTheFirstOnesAndTheOtherIsTold() {
    var merged = merge(Map.of("base", BASE, "fabric", FABRIC, "other", BASE));
    assertThat(merged.refused("base")).isEmpty();
    assertThat(merged.refused("fabric"))
        .containsExactly(
            "kernel parameter vm.swappiness of MachineConfig fabric is left out, because MachineConfig base of this machine has it too: keep it in one of them.");
    assertThat(merged.refused("other"))
        .anyMatch(refusal -> refusal.startsWith("interface vec1 of MachineConfig other"));
  }

  @Test
  void aChangeOfOneKeepsTheOthersAndEachIsToldItsOwn() {
    var transaction = transaction();
    transaction.run("base", spec(BASE));
    var fabric = transaction.run("fabric", spec(FABRIC)).result();
    assertThat(converged.getLast().network().ethernets()).hasSize(1);
    assertThat(converged.getLast().routing()).isNotNull();
    assertThat(fabric.sections()).extracting("section").containsExactly("routing", "agent");
    assertThat(transaction.run("base", spec(BASE)).result().sections())
        .extracting("section")
        .containsExactly("links");
  }

  @Test
  void theMachineIsLookedAtOnceForAllUntilThereIsReason() {
    var transaction = transaction();
    transaction.run("base", spec(BASE));
    transaction.run("fabric", spec(FABRIC));
    converged.clear();
    transaction.lookAnew(Map.of());
    transaction.run("base", spec(BASE));
    transaction.run("fabric", spec(FABRIC));
    assertThat(converged).hasSize(2); // one look by each of the two sections
    transaction.lookAnew(Map.of());
    transaction.run("base", spec(BASE));
    assertThat(converged).hasSize(4);
  }

  @Test
  void maintenanceOfOneHoldsTheOthersUntilItEnds() {
    var transaction = transaction();
    transaction.run("base", spec(BASE));
    transaction.run("base", spec(BASE).withSuspended(true));
    assertThat(transaction.run("fabric", spec(FABRIC))).isInstanceOf(Outcome.Suspended.class);
    assertThat(transaction.run("base", spec(BASE))).isInstanceOf(Outcome.Applied.class);
    assertThat(transaction.run("fabric", spec(FABRIC))).isInstanceOf(Outcome.Applied.class);
  }

  private Transaction transaction() {
    return new Transaction(
        new Sections(List.of(new Part("links"), new Part("routing"))),
        new Probes((input, command) -> "{}", List.of(), Duration.ZERO),
        Memory.in(directory, Formats.KUBERNETES),
        Clock.systemUTC());
  }

  private static MergedConfig merge(Map<String, String> configs) {
    var specs = new TreeMap<String, MachineConfigSpec>();
    configs.forEach((name, text) -> specs.put(name, spec(text)));
    return MergedConfig.of(specs);
  }

  private static MachineConfigSpec spec(String yaml) {
    return Formats.KUBERNETES.unmarshal("---\n" + yaml, MachineConfigSpec.class);
  }

  private record Nothing(String text) implements Action {}

  /** Notes what it was to make of the machine. */
  private final class Part implements Section<Nothing> {

    private final String name;

    private Part(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean isAskedFor(MachineConfigSpec config) {
      return name.equals("links")
          ? !config.network().ethernets().isEmpty()
          : config.routing() != null;
    }

    @Override
    public SectionPlan<Nothing> plan(MachineConfigSpec config) {
      converged.add(config);
      return new SectionPlan<>(List.of(), List.of());
    }

    @Override
    public List<String> apply(List<Nothing> actions) {
      return List.of();
    }
  }
}
