package io.ironkeel.agent.links;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.ironkeel.agent.json.Formats;
import io.ironkeel.agent.store.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@link Original} of every link somebody else made and the agent changed, by the kernel's name
 * of the link. On disk, because the process may end between a change and its undoing; of this boot
 * only, because after the next one every link is the operating system's again.
 */
public final class Originals {

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final Documents<Kept> documents;
  private final String boot;

  /** An original and the boot it is of. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Kept(String boot, Original original) {}

  Originals(Documents<Kept> documents, String boot) {
    this.documents = documents;
    this.boot = boot;
  }

  /** Reads what an earlier process left in the agent's state directory. */
  public static Originals in(Path stateDirectory) {
    try {
      return new Originals(
          new Documents<>(stateDirectory.resolve("originals"), Kept.class, Formats.KUBERNETES),
          Files.readString(BOOT_ID).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell this boot from another", e);
    }
  }

  /** Those of the links that are there. */
  Map<String, Original> of(List<ActualLink> links) {
    var valid = new TreeMap<String, Original>();
    for (var link : links) {
      documents
          .get(link.name())
          .filter(kept -> boot.equals(kept.boot()))
          .map(Kept::original)
          .filter(original -> original.index() == link.index())
          .ifPresent(original -> valid.put(link.name(), original));
    }
    return valid;
  }

  void remember(String link, Original original) {
    documents.put(link, new Kept(boot, original));
  }

  void forget(String link) {
    documents.remove(link);
  }
}
