package io.ironkeel.operators.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.fabric.Border;
import io.ironkeel.api.fabric.Fabric;
import io.ironkeel.api.fabric.FabricSettings;
import io.ironkeel.api.fabric.FabricSpec;
import io.ironkeel.api.fabric.FabricStatus;
import io.ironkeel.api.network.Ethernet;
import io.ironkeel.api.rollout.RolloutWave;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Changes of the example pod's Fabric. */
class RolloutStartTest {

  private final List<HasMetadata> objects = new ArrayList<>(FabricPlanTest.podObjects());

  @Test
  void onlyThoseWhoseConfigurationChangesAreInIt() {
    running();
    assertThat(waves(spec -> with(spec, spec.mtuBytes(), 64999L)))
        .containsExactly(List.of("isw-1"), List.of("isw-2"));
  }

  @Test
  void aChangeOfEveryCableGoesOverAllOfThePod() {
    running();
    assertThat(waves(spec -> with(spec, 1500, spec.internet().asn())))
        .startsWith(List.of("asw-1"))
        .endsWith(List.of("server-1", "server-2", "server-3", "xgw-1"))
        .hasSize(5);
  }

  @Test
  void machinesWithoutConfigurationNeedNoRollout() {
    assertThat(waves(spec -> with(spec, 1500, 64999L))).isEmpty();
  }

  @Test
  void bothEndsOfACableSendPacketsOfOneSizeMeanwhile() {
    var model = new FabricModel(objects);
    var small = fabric();
    var large = with(small, 9100, null);
    var facts =
        new FabricFacts(
            model.view(),
            (fabric, machine) -> Optional.of(machine.equals("asw-1") ? large : small));
    assertThat(mtu(facts, model, "asw-1")).containsOnly(9000);
    assertThat(mtu(facts, model, "dsw-1")).containsOnly(9000);
    var all = new FabricFacts(model.view(), (fabric, machine) -> Optional.of(large));
    assertThat(mtu(all, model, "asw-1")).containsOnly(9100);
  }

  private static List<Integer> mtu(FabricFacts facts, FabricModel model, String name) {
    var place =
        model
            .machines()
            .filter(machine -> machine.getMetadata().getName().equals(name))
            .map(Place::of)
            .findFirst()
            .orElseThrow();
    var numbers = facts.numbers(place).map(Numbering.Result::numbers).orElseThrow();
    var member = facts.member(place, numbers);
    return RoutingCompiler.compile(member, member.fabric().orElseThrow())
        .network()
        .ethernets()
        .stream()
        .map(Ethernet::mtuBytes)
        .toList();
  }

  /** Every machine has the configuration that follows from the present Fabric. */
  private void running() {
    var model = new FabricModel(objects);
    model.allocations().forEach(objects::add);
    objects.addAll(model.configs());
  }

  private List<List<String>> waves(UnaryOperator<FabricSpec> change) {
    var before = fabric();
    var view = new FabricModel(objects).view();
    var fabric = view.fabric("default").orElseThrow();
    fabric.setStatus(
        new FabricStatus(null, null, null, null, null, new FabricSettings(1L, before)));
    fabric.getMetadata().setGeneration(2L);
    fabric.setSpec(change.apply(before));
    return new RolloutStart(view, view.history(fabric))
        .rollout()
        .map(rollout -> rollout.getSpec().waves().stream().map(RolloutWave::machines).toList())
        .orElseGet(List::of);
  }

  private FabricSpec fabric() {
    return objects.stream()
        .filter(Fabric.class::isInstance)
        .map(Fabric.class::cast)
        .findFirst()
        .orElseThrow()
        .getSpec();
  }

  private static FabricSpec with(FabricSpec spec, int mtuBytes, Long asn) {
    var internet = spec.internet();
    return new FabricSpec(
        spec.asns(),
        spec.loopbacksIPv4(),
        spec.loopbacksIPv6(),
        mtuBytes,
        spec.timers(),
        new Border(asn, internet.announce(), internet.accept()),
        spec.backbone());
  }
}
