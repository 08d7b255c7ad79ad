package io.ironkeel.e2e.cli;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.product.Rack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** What a person sees while a fabric comes up, and when a cable is pulled. */
final class FabricStory {

  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private static final String STATES =
      "-o=jsonpath={range .items[*]}{range .status.conditions[?(@.type==\"%s\")]}{.status}/{.reason}{end} {end}";

  private final Rack rack;

  FabricStory(Rack rack) {
    this.rack = rack;
  }

  void bringUp() {
    Progress.run("helm install ironkeel-crds ironkeel", rack::installCharts);
    Progress.run("the operators, with the rights of the chart", rack::startOperators);
    Progress.title("Declared: kubectl apply -f examples/" + rack.example());
    rack.apply(rack.folder());
    Progress.run("a room and an identity for each machine", rack::issueCredentials);
    Progress.title("Powered on: " + String.join(", ", rack.plan().machines()));
    Progress.run("one kernel each, cabled, with the agent", rack::bootMachines);
    await("switches,hosts", "RoutingConverged");
    await("links,switches,hosts", "Ready");
    RackStory.show("kubectl get switches", rack.kubectl("get", "switches"));
    RackStory.show("kubectl get links", rack.kubectl("get", "links"));
    show();
  }

  void change() {
    Progress.title("A cable is pulled: dsw-1 - asw-1");
    var cable = rack.cable("dsw-1/5", "asw-1/1");
    cable.cut();
    Await.until(
        "the switch and the link tell",
        () -> {
          if (!status("switch/asw-1", "RoutingConverged").equals("False")
              || !status("link/dsw-1-asw-1", "Ready").equals("False")) {
            throw new IllegalStateException("not told yet");
          }
        });
    RackStory.show("kubectl get switches", rack.kubectl("get", "switches"));
    show();
    Progress.title("And plugged in again");
    cable.plug();
    await("switches,hosts", "RoutingConverged");
    show();
  }

  private String status(String object, String condition) {
    return rack.kubectl(
        "get",
        object,
        "-o=jsonpath={.status.conditions[?(@.type==\"%s\")].status}".formatted(condition));
  }

  /** For a page, as it is now. */
  void draw(Path file) throws IOException {
    Files.writeString(file, new FabricPicture(rack.client()).mermaid());
    Progress.note("wrote " + file);
  }

  private void show() {
    RackStory.show(
        "the fabric: + a cable that works, ! one that does not, (outside)",
        String.join("\n", new FabricPicture(rack.client()).lines()));
  }

  /** How many stand where is a line whenever it changes, until all are True. */
  private void await(String kinds, String condition) {
    var told = new AtomicReference<>("");
    var start = System.nanoTime();
    Await.until(
        condition + " of all " + kinds,
        DEADLINE,
        () -> {
          var states = rack.kubectl("get", kinds, STATES.formatted(condition)).split(" ");
          var text =
              Arrays.stream(states)
                  .filter(state -> !state.isBlank())
                  .collect(Collectors.groupingBy(state -> state, Collectors.counting()))
                  .entrySet()
                  .stream()
                  .map(entry -> entry.getValue() + " " + entry.getKey())
                  .sorted()
                  .collect(Collectors.joining(", "));
          if (!text.equals(told.getAndSet(text))) {
            Progress.note(
                "%5.1f s  %s: %s".formatted((System.nanoTime() - start) / 1e9, condition, text));
          }
          for (var state : states) {
            if (!state.startsWith("True/")) {
              throw new IllegalStateException(text);
            }
          }
        });
  }
}
