package io.ironkeel.operators.fabric;

import io.ironkeel.operators.kubernetes.Age;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of the switches that do the same work may be drained: all who shall be, but for one. Who is
 * drained stays so, since people may be at work on it; who is not back in service yet cannot do the
 * work either; of the others the oldest is next.
 *
 * @param self who asks
 * @param alternates the others that do its work: those of its pair, or all distribution switches of
 *     its fabric
 */
record Drain(Candidate self, List<Candidate> alternates) {

  /**
   * A switch, as far as this is concerned.
   *
   * @param wanted whether people want it drained
   */
  record Candidate(String name, Age age, boolean wanted, State state) {

    boolean isOut() {
      return wanted || state != State.IN_SERVICE;
    }
  }

  /** What a switch's configuration says of it, in the order in which its being out counts. */
  enum State {
    /** That it is drained. */
    DRAINED,

    /** That it is in service, but its agent has not applied that. */
    COMING_BACK,

    IN_SERVICE
  }

  private static final Comparator<Candidate> TURN =
      Comparator.comparing(Candidate::state).thenComparing(Candidate::age);

  Drain {
    alternates = List.copyOf(alternates);
  }

  boolean isWanted() {
    return self.wanted();
  }

  /** Whether its configuration shall say that it is drained. */
  boolean isGranted() {
    return isWanted()
        && Stream.concat(Stream.of(self), alternates.stream())
            .filter(Candidate::isOut)
            .sorted(TURN)
            .limit(alternates.size())
            .anyMatch(self::equals);
  }

  /** Those that do its work and are drained, or will be before it is. */
  List<String> out() {
    return alternates.stream().filter(Candidate::isOut).map(Candidate::name).sorted().toList();
  }
}
