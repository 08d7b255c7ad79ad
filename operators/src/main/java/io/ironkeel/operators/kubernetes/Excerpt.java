package io.ironkeel.operators.kubernetes;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists in messages, cut to what a person reads. */
public final class Excerpt {

  private static final int SHOWN = 8;
  private static final int SENTENCES_SHOWN = 3;

  private Excerpt() {}

  public static String shown(Collection<String> texts) {
    return texts.stream().limit(SHOWN).collect(Collectors.joining(", "))
        + (texts.size() > SHOWN ? " and %d more".formatted(texts.size() - SHOWN) : "");
  }

  public static String sentences(Collection<String> texts) {
    return texts.stream().limit(SENTENCES_SHOWN).collect(Collectors.joining(" "))
        + (texts.size() > SENTENCES_SHOWN
            ? " And %d more.".formatted(texts.size() - SENTENCES_SHOWN)
            : "");
  }
}
