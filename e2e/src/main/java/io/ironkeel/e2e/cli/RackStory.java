package io.ironkeel.e2e.cli;

import io.ironkeel.api.condition.Condition;
import io.ironkeel.api.condition.Conditions;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.product.Hosts;
import io.ironkeel.e2e.product.Rack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a person sees while a rack comes up and changes. */
final class RackStory implements Story {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  /** What changed is easier to see without the kernel's dozen other attributes. */
  private static final String LINKS =
      """
      ip -brief address show up | grep -v '^lo '
      ip -oneline link show up | sed -nE 's/^[0-9]+: (vec[1-9]+):.* mtu ([0-9]+) .*/\\1 has MTU \\2/p'
      ip -details -oneline link show type vlan |
        sed -E 's/^[0-9]+: ([^:]+):.* mtu ([0-9]+) .* 802.1Q id ([0-9]+) .*/\\1 is VLAN \\3 and has MTU \\2/'
      """;

  private final Rack rack;

  RackStory(Rack rack) {
    this.rack = rack;
  }

  @Override
  public void bringUp() {
    new DeclaredRack(rack).bringUp();
    awaitReady();
    show("kubectl get hosts", rack.kubectl("get", "hosts"));
    rack.plan().machines().forEach(this::showLinks);
  }

  @Override
  public void change() {
    var change = rack.folder().resolve("change");
    if (!Files.isDirectory(change)) {
      return;
    }
    Progress.title("A change: kubectl apply -f examples/%s/change".formatted(rack.example()));
    rack.apply(change);
    awaitReady();
    show("kubectl get hosts", rack.kubectl("get", "hosts"));
    changedMachines(change).forEach(this::showLinks);
  }

  /** Every change of mind of every host is a line, until all are Ready. */
  private void awaitReady() {
    Map<String, String> told = new HashMap<>();
    var start = System.nanoTime();
    Await.until(
        "all hosts Ready",
        DEADLINE,
        () -> {
          var waiting = 0;
          for (var machine : rack.plan().machines()) {
            var ready = Hosts.condition(Hosts.get(rack.client(), machine), Conditions.READY);
            var text = ready.map(RackStory::summary).orElse("not looked at yet");
            if (!text.equals(told.put(machine, text))) {
              Progress.note(
                  "%5.1f s  %s: %s".formatted((System.nanoTime() - start) / 1e9, machine, text));
            }
            if (ready.filter(condition -> condition.status().equals("True")).isEmpty()) {
              waiting++;
            }
          }
          if (waiting > 0) {
            throw new IllegalStateException("not Ready: " + told);
          }
        });
  }

  private static String summary(Condition ready) {
    return ready.status().equals("True") ? "Ready" : ready.reason();
  }

  private void showLinks(String machine) {
    show("%s: ip -brief address".formatted(machine), rack.machine(machine).execOk(LINKS).text());
  }

  private static List<String> changedMachines(Path change) {
    try (var files = Files.list(change)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void show(String what, String text) {
    System.out.printf("%n  $ %s%n", what);
    text.lines().forEach(line -> System.out.println("    " + line.stripTrailing()));
  }
}
