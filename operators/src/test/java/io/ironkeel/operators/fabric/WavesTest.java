package io.ironkeel.operators.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.api.host.ServiceRole;
import io.ironkeel.api.rollout.RolloutWave;
import io.ironkeel.api.switches.Role;
import io.ironkeel.operators.kubernetes.Age;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavesTest {

  @Test
  void oneFirstThenMoreAndHostsLast() {
    var pod =
        Stream.concat(
                Stream.of(Role.values()).flatMap(role -> Stream.of(of(role, 1), of(role, 2))),
                Stream.of(
                    host("server-1", null), host("server-2", null), host("xgw-1", ServiceRole.XGW)))
            .toList();
    assertThat(waves(pod))
        .containsExactly(
            List.of("ASW-1"),
            List.of("LSW-1", "CSW-1"),
            List.of("ISW-1", "DSW-1", "ASW-2", "LSW-2"),
            List.of("CSW-2", "ISW-2", "DSW-2"),
            List.of("server-1", "server-2", "xgw-1"));
  }

  @Test
  void theTwoOfABorderComeOneAfterTheOther() {
    assertThat(waves(List.of(of(Role.ISW, 2), of(Role.ISW, 1))))
        .containsExactly(List.of("ISW-1"), List.of("ISW-2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40, 1000})
  void everyMachineComesOnceAndNeverTwoThatDoTheSameWork(int pairs) {
    var random = new Random(Long.getLong("ironkeel.seed", 1L) + pairs);
    var machines = new ArrayList<Place>();
    for (var pair = 0; pair < pairs; pair++) {
      var role = Role.values()[random.nextInt(Role.values().length)];
      machines.add(place(role, "p" + pair, role == Role.DSW ? null : "pair-" + pair, 2 * pair));
      machines.add(place(role, "q" + pair, role == Role.DSW ? null : "pair-" + pair, 2 * pair + 1));
      machines.add(host("h" + pair, null));
    }
    var spine = machines.stream().filter(place -> place.role() == Role.DSW).count();
    var waves = Waves.of(machines);
    assertThat(waves.stream().flatMap(wave -> wave.machines().stream()))
        .containsExactlyInAnyOrderElementsOf(machines.stream().map(Place::name).toList());
    assertThat(waves.getFirst().machines()).hasSize(1);
    for (var wave : waves) {
      var members =
          machines.stream().filter(place -> wave.machines().contains(place.name())).toList();
      assertThat(members.stream().filter(place -> place.pair() != null).map(Place::pairOfRole))
          .allMatch(new HashSet<String>()::add);
      assertThat(members.stream().filter(place -> place.role() == Role.DSW).count())
          .isLessThanOrEqualTo(Math.max(1, spine / 4));
      assertThat(members).hasSizeLessThanOrEqualTo(RolloutWave.MACHINES_MAX);
    }
  }

  private static List<List<String>> waves(List<Place> machines) {
    var waves = Waves.of(machines);
    assertThat(waves)
        .extracting(RolloutWave::sequence)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, waves.size()).boxed().toList());
    return waves.stream().map(RolloutWave::machines).toList();
  }

  private static Place of(Role role, int number) {
    return place(role, role + "-" + number, role == Role.DSW ? null : "a", number);
  }

  private static Place host(String name, ServiceRole service) {
    return place(null, service, name, null, 0);
  }

  private static Place place(Role role, String name, String pair, int age) {
    return place(role, null, name, pair, age);
  }

  private static Place place(Role role, ServiceRole service, String name, String pair, int age) {
    return new Place(
        role == null ? "Host" : "Switch",
        name,
        "default",
        role,
        service,
        pair,
        Numbers.NONE,
        "eth0",
        List.of(),
        false,
        new Age("%08d".formatted(age), name, "any"));
  }
}
