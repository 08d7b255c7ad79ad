package io.ironkeel.agent.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.names.NamesSection;
import io.ironkeel.agent.section.Section;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.agent.section.Sections;
import io.ironkeel.agent.store.Documents;
import io.ironkeel.agent.sysctls.SysctlsSection;
import io.ironkeel.agent.time.TimeSection;
import io.ironkeel.api.machineconfig.MachineConfigSpec;
import io.ironkeel.api.names.Names;
import io.ironkeel.api.names.StaticHost;
import io.ironkeel.api.sysctl.Sysctl;
import io.ironkeel.api.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever change the agent ends after, its next run arrives where it would have arrived, or gets
 * back to where it came from. A write itself is one step of the file system.
 */
class InterruptionTest {

  private static final MachineConfigSpec NOTHING = MachineConfigSpec.nothing("vec0");
  private static final MachineConfigSpec SOMETHING =
      config(
          new Time(List.of("10.0.0.1", "ntp.example.net"), null, 2),
          new Names(
              "server-1",
              List.of("example.net"),
              List.of("10.0.0.53"),
              List.of(new StaticHost("10.0.0.9", List.of("storage")))),
          new Sysctl("net.core.somaxconn", "8192"),
          new Sysctl("net.ipv4.tcp_rmem", "4096 131072 8388608"),
          new Sysctl("net.netfilter.nf_conntrack_max", "1"));
  private static final MachineConfigSpec SOMETHING_ELSE =
      config(
          new Time(List.of("10.0.0.2"), null, null),
          new Names("server-2", null, List.of("10.0.0.54"), null),
          new Sysctl("net.core.somaxconn", "1024"));

  @TempDir private Path folder;

  private static MachineConfigSpec config(Time time, Names names, Sysctl... sysctls) {
    return new MachineConfigSpec(
        "hash", null, null, "vec0", null, time, names, List.of(sysctls), null, null);
  }

  /** One machine, and its agent as it is after a start. */
  private record Case(ModelMachine machine, Path state) {

    Sections sections() {
      var originals =
          new Documents<>(state.resolve("before"), Former.class, new KubernetesSerialization());
      Function<String, Changes> changes =
          name ->
              new Changes(name, machine.root(), originals, machine.commands(), machine::restart);
      return new Sections(
          List.of(
              new SysctlsSection(machine.root(), changes.apply("sysctls")),
              new NamesSection(machine.root(), changes.apply("names")),
              new TimeSection(machine.root(), changes.apply("time"), machine.commands())));
    }

    void converge(MachineConfigSpec config) {
      assertThat(sections().converge(config).failures()).isEmpty();
    }

    boolean remembersSomething() throws IOException {
      try (var files = Files.list(state.resolve("before"))) {
        return files.findAny().isPresent();
      }
    }

    /** Carries out so many changes and no more; how many there were to do. */
    int begin(MachineConfigSpec config, int limit) {
      return sections().all().stream().mapToInt(section -> begin(section, config, limit)).sum();
    }

    @SuppressWarnings("unchecked")
    private static int begin(Section<?> section, MachineConfigSpec config, int limit) {
      var one = (Section<Change>) section;
      var left = limit;
      SectionPlan<Change> plan;
      var done = 0;
      while (!(plan = one.plan(config)).actions().isEmpty() && left > 0) {
        var now = plan.actions().subList(0, Math.min(left, plan.actions().size()));
        assertThat(one.apply(now)).isEmpty();
        left -= now.size();
        done += now.size();
      }
      return done;
    }
  }

  /** More than any section ever has to do. */
  static Stream<Integer> limits() {
    return IntStream.rangeClosed(0, 12).boxed();
  }

  @ParameterizedTest
  @MethodSource("limits")
  void theNextRunArrives(int limit) {
    var expected = arrive("clean", NOTHING, SOMETHING);
    var interrupted = fresh("interrupted");
    interrupted.begin(SOMETHING, limit);
    interrupted.converge(SOMETHING);
    assertThat(interrupted.machine().state()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("limits")
  void aChangeThatIsUndoneLeavesNothing(int limit) throws IOException {
    var interrupted = fresh("interrupted");
    var before = interrupted.machine().state();
    interrupted.begin(SOMETHING, limit);
    interrupted.converge(NOTHING);
    assertThat(interrupted.machine().state()).isEqualTo(before);
    if (limit > 0) {
      assertThat(interrupted.remembersSomething()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("limits")
  void theWayBackArrivesToo(int limit) throws IOException {
    var interrupted = fresh("interrupted");
    var before = interrupted.machine().state();
    interrupted.converge(SOMETHING);
    interrupted.begin(NOTHING, limit);
    interrupted.converge(NOTHING);
    assertThat(interrupted.machine().state()).isEqualTo(before);
    assertThat(interrupted.remembersSomething()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("limits")
  void betweenTwoConfigurationsTheFirstOneIsReachedAgain(int limit) {
    var expected = arrive("clean", SOMETHING);
    var interrupted = fresh("interrupted");
    interrupted.converge(SOMETHING);
    interrupted.begin(SOMETHING_ELSE, limit);
    interrupted.converge(SOMETHING);
    assertThat(interrupted.machine().state()).isEqualTo(expected);
  }

  @Test
  void nothingIsChangedThatCannotBeRemembered() throws IOException {
    var full = fresh("full");
    var before = full.machine().state();
    Files.createDirectories(full.state());
    Files.writeString(full.state().resolve("before"), "in the way of the folder");
    var sections = full.sections();
    for (var attempt = 0; attempt < 2; attempt++) {
      assertThat(sections.converge(SOMETHING).failures()).hasSize(3);
      assertThat(full.machine().state()).isEqualTo(before);
    }
    Files.delete(full.state().resolve("before"));
    assertThat(sections.converge(SOMETHING).failures()).isEmpty();
  }

  @Test
  void theLimitsReachTheEndOfEveryWay() {
    var there = fresh("there");
    assertThat(there.begin(SOMETHING, 12)).isGreaterThan(12);
    assertThat(there.begin(SOMETHING, 12)).isZero();
    assertThat(there.begin(SOMETHING_ELSE, 12)).isGreaterThan(6);
    assertThat(there.begin(SOMETHING_ELSE, 12)).isZero();
    assertThat(there.begin(NOTHING, 12)).isGreaterThan(6);
    assertThat(there.begin(NOTHING, 12)).isZero();
  }

  private Map<String, String> arrive(String name, MachineConfigSpec... configs) {
    var machine = fresh(name);
    Stream.of(configs).forEach(machine::converge);
    return machine.machine().state();
  }

  private Case fresh(String name) {
    return new Case(
        ModelMachine.installed(folder.resolve(name).resolve("root")),
        folder.resolve(name).resolve("state"));
  }
}
