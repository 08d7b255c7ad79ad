package io.ironkeel.operators.kubernetes;

import static io.ironkeel.api.condition.ConditionDraft.isFalse;
import static io.ironkeel.api.condition.ConditionDraft.isTrue;
import static io.ironkeel.api.condition.ConditionDraft.isUnknown;
import static io.ironkeel.api.condition.Conditions.READY;
import static io.ironkeel.api.condition.Conditions.RECONCILING;
import static io.ironkeel.api.condition.Conditions.STALLED;

import io.ironkeel.api.condition.ConditionDraft;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an object stands as a whole: what Ready, Reconciling and Stalled say, as kstatus wants it.
 */
public record Outlook(Kind kind, String reason, String message) {

  /** Nothing is left to do. Reconciling=False. */
  private static final String UP_TO_DATE = "UpToDate";

  /** Waits for a person, see Stalled. Reconciling=False. */
  private static final String WAITS = "Blocked";

  /** Nothing waits for a person. Stalled=False. */
  private static final String NOTHING_BLOCKS = "NothingBlocks";

  /** The four ways to stand. */
  public enum Kind {
    READY,
    /** Goes on by itself. */
    WORKING,
    /** Waits for a person. */
    BLOCKED,
    /** Nobody can tell; goes on by itself when it is heard again. */
    UNKNOWN
  }

  public static Outlook ready(String reason, String message) {
    return new Outlook(Kind.READY, reason, message);
  }

  public static Outlook working(String reason, String message) {
    return new Outlook(Kind.WORKING, reason, message);
  }

  public static Outlook blocked(String reason, String message) {
    return new Outlook(Kind.BLOCKED, reason, message);
  }

  public static Outlook unknown(String reason, String message) {
    return new Outlook(Kind.UNKNOWN, reason, message);
  }

  public boolean isReady() {
    return kind == Kind.READY;
  }

  /** Ready, Reconciling and Stalled, and whatever else is said of it. */
  public List<ConditionDraft> with(ConditionDraft... others) {
    return Stream.concat(drafts(), Stream.of(others)).toList();
  }

  private Stream<ConditionDraft> drafts() {
    return switch (kind) {
      case READY ->
          Stream.of(
              isTrue(READY, reason, message),
              isFalse(RECONCILING, UP_TO_DATE, "Nothing is left to do."),
              nothingBlocks());
      case WORKING ->
          Stream.of(
              isFalse(READY, reason, message),
              isTrue(RECONCILING, reason, message),
              nothingBlocks());
      case BLOCKED ->
          Stream.of(
              isFalse(READY, reason, message),
              isFalse(RECONCILING, WAITS, "Waits for a person, see Stalled."),
              isTrue(STALLED, reason, message));
      case UNKNOWN ->
          Stream.of(
              isUnknown(READY, reason, message),
              isTrue(RECONCILING, reason, message),
              nothingBlocks());
    };
  }

  private static ConditionDraft nothingBlocks() {
    return isFalse(STALLED, NOTHING_BLOCKS, "Nothing waits for a person.");
  }
}
