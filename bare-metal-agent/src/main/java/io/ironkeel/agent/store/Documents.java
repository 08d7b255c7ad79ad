package io.ironkeel.agent.store;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.agent.log.LogKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents of one kind by name: a folder with a YAML file each, readable by root only. After a
 * power cut either the old or the new document is there, never half of one. Read from disk once;
 * from then on what was put is known even if the disk refused it.
 */
public final class Documents<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
  private static final String SUFFIX = ".yaml";

  private final Path directory;
  private final Class<T> type;
  private final KubernetesSerialization yaml;
  private final Map<String, T> kept;
  private final Set<String> refused = new HashSet<>();

  public Documents(Path directory, Class<T> type, KubernetesSerialization yaml) {
    this.directory = directory;
    this.type = type;
    this.yaml = yaml;
    this.kept = read();
  }

  /**
   * @throws java.io.UncheckedIOException when the disk refuses it; the next time it is tried again
   */
  public void put(String name, T document) {
    if (!document.equals(kept.put(name, document)) || refused.contains(name)) {
      refused.add(name);
      PrivateFile.write(file(name), yaml.asYaml(document));
      refused.remove(name);
    }
  }

  public Optional<T> get(String name) {
    return Optional.ofNullable(kept.get(name));
  }

  public void remove(String name) {
    if (kept.containsKey(name)) {
      PrivateFile.delete(file(name));
      kept.remove(name);
      refused.remove(name);
    }
  }

  /** Gives a document to another folder of the same file system, in one step. */
  public void moveTo(Documents<T> other, String name) {
    PrivateFile.move(file(name), other.file(name));
    other.kept.put(name, kept.remove(name));
    other.refused.remove(name);
  }

  public Map<String, T> all() {
    return new TreeMap<>(kept);
  }

  private Path file(String name) {
    return directory.resolve(name + SUFFIX);
  }

  private Map<String, T> read() {
    var documents = new TreeMap<String, T>();
    if (!Files.isDirectory(directory)) {
      return documents;
    }
    try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        read(file)
            .ifPresent(
                document ->
                    documents.put(name.substring(0, name.length() - SUFFIX.length()), document));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  /** A damaged file must not keep the agent from starting: what it said is lost either way. */
  private Optional<T> read(Path file) {
    try {
      return Optional.ofNullable(yaml.unmarshal(Files.readString(file), type));
    } catch (IOException | RuntimeException e) {
      LOG.atError()
          .addKeyValue(LogKey.FILE, file)
          .addKeyValue(LogKey.ERROR, e.getMessage())
          .log("unreadable file is ignored");
      return Optional.empty();
    }
  }
}
