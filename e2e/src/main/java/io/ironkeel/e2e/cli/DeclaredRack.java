package io.ironkeel.e2e.cli;

import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.product.Rack;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A rack that comes up as it is declared, and how its objects stand meanwhile. */
record DeclaredRack(Rack rack) {

  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private static final String STATES =
      "-o=jsonpath={range .items[*]}{range .status.conditions[?(@.type==\"%s\")]}{.status}/{.reason}{end} {end}";

  void bringUp() {
    Progress.run("helm install ironkeel-crds ironkeel", rack::installCharts);
    Progress.run("the operators, with the rights of the chart", rack::startOperators);
    Progress.title("Declared: kubectl apply -f examples/" + rack.example());
    rack.apply(rack.folder());
    Progress.run("a room and an identity for each machine", rack::issueCredentials);
    Progress.title("Powered on: " + String.join(", ", rack.plan().machines()));
    Progress.run("one kernel each, cabled, with the agent", rack::bootMachines);
  }

  /** How many stand where is a line whenever it changes, until all are True. */
  void await(String kinds, String condition) {
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

  String status(String object, String condition) {
    return rack.kubectl(
        "get",
        object,
        "-o=jsonpath={.status.conditions[?(@.type==\"%s\")].status}".formatted(condition));
  }
}
