package io.ironkeel.operators.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ironkeel.api.condition.ConditionDraft;
import io.ironkeel.api.link.Link;
import io.ironkeel.api.link.LinkSpec;
import io.ironkeel.api.machineconfig.MachineConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cables of the example pod, all of them at work, that people take out of service. */
class LastWayTest {

  @Test
  void oneOfTwoMayGo() {
    var model = without("dsw-1-asw-1");
    assertThat(peers(model, "asw-1")).doesNotContain("vec1").contains("vec2");
    assertThat(peers(model, "dsw-1")).doesNotContain("vec5");
    assertThat(ready(model, "dsw-1-asw-1")).isEqualTo("Disabled");
  }

  @Test
  void whenBothAreTakenOutBothStayAndSayWhy() {
    var model = without("dsw-1-asw-1", "dsw-2-asw-1");
    assertThat(peers(model, "asw-1")).contains("vec1", "vec2");
    assertThat(peers(model, "dsw-1")).contains("vec5");
    assertThat(message(model, "dsw-1-asw-1"))
        .isEqualTo(
            "spec.enabled is false, but asw-1 has no other enabled cable of its kind over which routes are exchanged: this one"
                + " stays in service until there is one. To cut asw-1 off nevertheless, delete the Link.");
  }

  @Test
  void aServersTwoWaysAreItsOwnMatter() {
    assertThat(ready(without("asw-1-server-1"), "asw-1-server-1")).isEqualTo("Disabled");
    assertThat(ready(without("asw-1-server-1", "asw-2-server-1"), "asw-1-server-1"))
        .isEqualTo("LastWay");
    assertThat(
            ready(without("asw-1-server-1", "asw-1-server-2", "asw-1-server-3"), "asw-1-server-1"))
        .as("the switch itself loses nothing")
        .isEqualTo("Disabled");
  }

  @Test
  void theCableOfAPairMayGoWhileEachHasOtherWays() {
    assertThat(ready(without("lsw-1-lsw-2"), "lsw-1-lsw-2")).isEqualTo("Disabled");
  }

  @Test
  void whatIsOutStaysOutWhenTheOtherFails() {
    var objects = running("dsw-1-asw-1");
    var out = new FabricModel(objects, true);
    objects.removeIf(MachineConfig.class::isInstance);
    objects.addAll(out.configs());
    var silent = new FabricModel(objects, false);
    assertThat(ready(silent, "dsw-1-asw-1")).isEqualTo("Disabled");
  }

  private static String ready(FabricModel model, String link) {
    return condition(model, link).reason();
  }

  private static String message(FabricModel model, String link) {
    return condition(model, link).message();
  }

  private static ConditionDraft condition(FabricModel model, String link) {
    return model
        .links()
        .filter(found -> found.getMetadata().getName().equals(link))
        .flatMap(found -> model.plan(found).conditions().stream())
        .filter(condition -> condition.type().equals("Ready"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> peers(FabricModel model, String machine) {
    var facts = new FabricFacts(model.view());
    var place = model.view().place(machine).orElseThrow();
    var member = facts.member(place, facts.numbers(place).orElseThrow().numbers());
    return RoutingCompiler.compile(member, member.fabric().orElseThrow())
        .routing()
        .bgp()
        .neighbors()
        .stream()
        .map(neighbor -> neighbor.peer())
        .toList();
  }

  /** The pod at work, after these Links were taken out of service. */
  private static FabricModel without(String... links) {
    return new FabricModel(running(links), true);
  }

  private static List<HasMetadata> running(String... links) {
    var objects = new ArrayList<>(FabricPlanTest.podObjects());
    var model = new FabricModel(objects);
    objects.addAll(model.allocations().toList());
    objects.addAll(model.configs());
    objects.stream()
        .filter(Link.class::isInstance)
        .map(Link.class::cast)
        .filter(link -> Set.of(links).contains(link.getMetadata().getName()))
        .forEach(LastWayTest::disable);
    return objects;
  }

  private static void disable(Link link) {
    var spec = link.getSpec();
    link.setSpec(new LinkSpec(spec.fabric(), spec.ends(), spec.mtuBytes(), false, null));
  }
}
