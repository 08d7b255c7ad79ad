package io.ironkeel.api.condition;

/** What a planner decided about one aspect, before it is known when that last changed. */
public record ConditionDraft(String type, Status status, String reason, String message) {

  /** The three values a condition can have. */
  public enum Status {
    TRUE("True"),
    FALSE("False"),
    UNKNOWN("Unknown");

    private final String text;

    Status(String text) {
      this.text = text;
    }
  }

  public static ConditionDraft isTrue(String type, String reason, String message) {
    return new ConditionDraft(type, Status.TRUE, reason, message);
  }

  public static ConditionDraft isFalse(String type, String reason, String message) {
    return new ConditionDraft(type, Status.FALSE, reason, message);
  }

  public static ConditionDraft isUnknown(String type, String reason, String message) {
    return new ConditionDraft(type, Status.UNKNOWN, reason, message);
  }

  boolean describes(Condition condition) {
    return condition.type().equals(type) && condition.status().equals(status.text);
  }

  Condition since(String lastTransitionTime, Long observedGeneration) {
    return new Condition(
        type, status.text, reason, message, observedGeneration, lastTransitionTime);
  }
}
