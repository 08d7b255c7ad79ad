package io.ironkeel.agent.names;

import io.ironkeel.agent.change.Change;
import io.ironkeel.agent.change.Former;
import io.ironkeel.agent.change.KernelParameters;
import io.ironkeel.agent.change.Original;
import io.ironkeel.agent.section.SectionPlan;
import io.ironkeel.api.names.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From wanted and actual names to ordered changes. What is not given is left as it is, or becomes
 * again what it was before it was given.
 */
final class NamePlanner {

  static final Path HOSTNAME_FILE = Path.of("/etc/hostname");
  static final Path HOSTS = Path.of("/etc/hosts");
  static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");
  static final Path RESOLVED_DROP_IN = Path.of("/etc/systemd/resolved.conf.d/ironkeel.conf");

  /** What the record of originals calls them. */
  private static final String HOSTNAME = "kernel.hostname";

  private static final String HOSTNAME_FILE_KEY = HOSTNAME_FILE.toString();
  private static final String RESOLV_CONF_KEY = RESOLV_CONF.toString();
  private static final String RESOLVED = "systemd-resolved";

  private final Names wanted;
  private final ActualNames actual;
  private final Former former;
  private final Map<String, Original> remembered = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final TreeSet<String> given = new TreeSet<>();
  private final List<String> unmet = new ArrayList<>();

  private NamePlanner(Names wanted, ActualNames actual, Former former) {
    this.wanted = wanted;
    this.actual = actual;
    this.former = former;
  }

  static SectionPlan<Change> plan(Optional<Names> wanted, ActualNames actual, Former former) {
    var planner = new NamePlanner(wanted.orElse(new Names(null, null, null, null)), actual, former);
    planner.planHostname();
    planner.planResolver();
    planner.planHosts();
    return planner.result();
  }

  private SectionPlan<Change> result() {
    if (!remembered.isEmpty()) {
      changes.addFirst(new Change.Remember(remembered));
    }
    if (!given.isEmpty()) {
      changes.add(new Change.Forget(given));
    }
    return new SectionPlan<>(changes, unmet);
  }

  private void planHostname() {
    if (wanted.hostname() == null) {
      former.of(HOSTNAME_FILE_KEY).ifPresent(this::giveBackHostnameFile);
      former.of(HOSTNAME).flatMap(Original::text).ifPresent(this::giveBackHostname);
      return;
    }
    remember(HOSTNAME_FILE_KEY, Original.of(actual.hostnameFile()));
    remember(HOSTNAME, new Original(actual.hostname()));
    if (!actual.hostnameFile().map(String::strip).equals(Optional.of(wanted.hostname()))) {
      changes.add(new Change.Write(HOSTNAME_FILE, wanted.hostname() + "\n"));
    }
    if (!actual.hostname().equals(wanted.hostname())) {
      changes.add(new Change.SetParameter(HOSTNAME, wanted.hostname()));
    }
  }

  /** The record ends only after a look at the machine has shown what was before. */
  private void giveBackHostnameFile(Original original) {
    if (actual.hostnameFile().equals(original.text())) {
      given.add(HOSTNAME_FILE_KEY);
    } else {
      put(HOSTNAME_FILE, original.text());
    }
  }

  private void giveBackHostname(String original) {
    if (actual.hostname().equals(KernelParameters.normalised(original))) {
      given.add(HOSTNAME);
    } else {
      changes.add(new Change.SetParameter(HOSTNAME, original));
    }
  }

  private void planResolver() {
    var given = !wanted.servers().isEmpty() || !wanted.search().isEmpty();
    var resolved = actual.resolvConfLink().filter(NamePlanner::isResolved).isPresent();
    planDropIn(given, resolved);
    if (!given || resolved) {
      giveBackResolvConf();
    } else if (actual.resolvConfLink().isPresent()) {
      unmet.add(
          "/etc/resolv.conf is a link to %s, which another program writes: tell that program, or replace the link by a file."
              .formatted(actual.resolvConfLink().orElseThrow()));
    } else {
      planResolvConf();
    }
  }

  private static boolean isResolved(String target) {
    return target.contains("systemd/resolve/") || target.endsWith("lib/systemd/resolv.conf");
  }

  private void planDropIn(boolean given, boolean resolved) {
    var text = given && resolved ? Optional.of(dropIn()) : Optional.<String>empty();
    var differs = !text.equals(actual.resolvedDropIn());
    if (differs) {
      // On record, because between the file and the restart anything may end us.
      changes.add(new Change.Remember(Map.of(RESOLVED, Original.ABSENT)));
      put(RESOLVED_DROP_IN, text);
    }
    if (differs || former.has(RESOLVED)) {
      if (resolved) {
        changes.add(new Change.Restart(RESOLVED));
      }
      changes.add(new Change.Forget(Set.of(RESOLVED)));
    }
  }

  private String dropIn() {
    var text =
        new StringBuilder(
            "# Written by the Ironkeel agent from spec.names of the Host.\n[Resolve]\n");
    if (!wanted.servers().isEmpty()) {
      text.append("DNS=%s\n".formatted(String.join(" ", wanted.servers())));
    }
    if (!wanted.search().isEmpty()) {
      text.append("Domains=%s\n".formatted(String.join(" ", wanted.search())));
    }
    return text.toString();
  }

  private void planResolvConf() {
    var present = new ResolvConf(actual.resolvConf().orElse(""));
    var original =
        former
            .of(RESOLV_CONF_KEY)
            .orElseGet(
                () -> Original.of(actual.resolvConf().map(text -> present.withoutMark().text())));
    remember(RESOLV_CONF_KEY, original);
    var text = new ResolvConf(original.text().orElse("")).with(wanted).text();
    if (!text.equals(present.text())) {
      changes.add(new Change.Write(RESOLV_CONF, text));
    }
  }

  /** Only a file with our mark is replaced: without it somebody else has decided meanwhile. */
  private void giveBackResolvConf() {
    former
        .of(RESOLV_CONF_KEY)
        .ifPresent(
            original -> {
              if (actual.resolvConf().map(ResolvConf::new).filter(ResolvConf::ours).isPresent()) {
                put(RESOLV_CONF, original.text());
              } else {
                given.add(RESOLV_CONF_KEY);
              }
            });
  }

  private void planHosts() {
    var present = actual.hostsFile().orElse("");
    var text = new HostsFile(present).with(wanted).text();
    if (!text.equals(present)) {
      put(HOSTS, Optional.of(text).filter(content -> !content.isEmpty()));
    }
  }

  private void put(Path file, Optional<String> text) {
    changes.add(
        text.<Change>map(content -> new Change.Write(file, content))
            .orElseGet(() -> new Change.Delete(file)));
  }

  private void remember(String name, Original original) {
    if (!former.has(name)) {
      remembered.put(name, original);
    }
  }
}
