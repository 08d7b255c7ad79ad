package io.ironkeel.api.condition;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The condition types every kind has (kstatus), and how a new set of conditions follows an old one.
 */
public final class Conditions {

  /** The object is as its spec asks. */
  public static final String READY = "Ready";

  /**
   * Software is working on it and will go on by itself. Exactly one of Ready, Reconciling, Stalled
   * is True at rest.
   */
  public static final String RECONCILING = "Reconciling";

  /** Nothing further happens until somebody changes something; the message says what. */
  public static final String STALLED = "Stalled";

  private Conditions() {}

  public static Optional<Condition> find(List<Condition> conditions, String type) {
    return conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
  }

  public static boolean isTrue(List<Condition> conditions, String type) {
    return find(conditions, type)
        .filter(condition -> condition.status().equals("True"))
        .isPresent();
  }

  /**
   * Dates the drafts: a condition whose status did not change keeps the time at which it last did.
   * Sorted by type.
   */
  public static List<Condition> follow(
      List<Condition> previous, List<ConditionDraft> drafts, Long observedGeneration, Clock clock) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    return drafts.stream()
        .map(
            draft ->
                draft.since(
                    previous.stream()
                        .filter(draft::describes)
                        .map(Condition::lastTransitionTime)
                        .findFirst()
                        .orElse(now),
                    observedGeneration))
        .sorted(Comparator.comparing(Condition::type))
        .toList();
  }
}
