package io.ironkeel.operators.fabric;

import io.ironkeel.api.rollout.RolloutSpec;
import io.ironkeel.api.rollout.RolloutWave;
import io.ironkeel.api.switches.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which machines are changed: one first; then more and more at once, but never two of
 * a pair, never more than a quarter of the distribution switches, and hosts when all switches are
 * through.
 */
final class Waves {

  /** Each wave at most this many times as large as the one before. */
  private static final int GROWTH = 2;

  private static final int SHARE_OF_SPINE = 4;

  /** Where a mistake costs least comes first; what all traffic goes over last. */
  private static final List<Role> ORDER = List.of(Role.ASW, Role.LSW, Role.CSW, Role.ISW, Role.DSW);

  private final List<Place> left;
  private final Map<String, Integer> rank = new HashMap<>();
  private final long spine;

  private Waves(List<Place> machines) {
    var byAge = machines.stream().sorted(Comparator.comparing(Place::age)).toList();
    var members = new HashMap<String, Integer>();
    byAge.forEach(place -> rank.put(place.name(), members.merge(group(place), 1, Integer::sum)));
    spine = machines.stream().filter(Waves::isSpine).count();
    left =
        new ArrayList<>(
            machines.stream()
                .sorted(
                    Comparator.comparing(Place::isHost)
                        .thenComparing(place -> place.isHost() ? 0 : rank.get(place.name()))
                        .thenComparing(place -> place.isHost() ? 0 : ORDER.indexOf(place.role()))
                        .thenComparing(place -> place.service() != null)
                        .thenComparing(Place::name))
                .toList());
  }

  /** The waves of a change that concerns these machines. */
  static List<RolloutWave> of(List<Place> machines) {
    return new Waves(machines).all();
  }

  private List<RolloutWave> all() {
    var waves = new ArrayList<RolloutWave>();
    var size = 1;
    while (!left.isEmpty() && waves.size() < RolloutSpec.WAVES_MAX) {
      var wave = next(Math.min(size, RolloutWave.MACHINES_MAX));
      left.removeAll(wave);
      waves.add(new RolloutWave(waves.size() + 1, wave.stream().map(Place::name).toList()));
      size = wave.size() * GROWTH;
    }
    return waves;
  }

  private List<Place> next(int size) {
    var wave = new ArrayList<Place>();
    for (var place : left) {
      if (wave.size() < size && wave.stream().noneMatch(other -> excludes(other, place))) {
        if (!isSpine(place) || mayTakeSpine(wave)) {
          wave.add(place);
        }
      }
    }
    return wave;
  }

  private boolean mayTakeSpine(List<Place> wave) {
    return wave.stream().filter(Waves::isSpine).count() < Math.max(1, spine / SHARE_OF_SPINE);
  }

  private static boolean excludes(Place one, Place other) {
    return one.isHost() != other.isHost() || one.isInPairWith(other);
  }

  private static boolean isSpine(Place place) {
    return place.role() == Role.DSW;
  }

  private static String group(Place place) {
    return place.isHost() ? place.name() : place.pairOfRole();
  }
}
