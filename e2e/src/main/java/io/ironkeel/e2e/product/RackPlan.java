package io.ironkeel.e2e.product;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How an example is built in the lab: {@code lab/rack.yaml} in its folder.
 *
 * @param machines names, each of a Host of the example
 * @param cables pairs of ends, written MACHINE/PORT
 */
public record RackPlan(List<String> machines, List<List<String>> cables) {

  public RackPlan {
    machines = List.copyOf(machines);
    cables = cables == null ? List.of() : List.copyOf(cables);
  }

  public static RackPlan of(Path example) {
    try {
      return new KubernetesSerialization()
          .unmarshal(Files.readString(example.resolve("lab/rack.yaml")), RackPlan.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the example has no lab/rack.yaml", e);
    }
  }

  /** One end of a cable. */
  public record End(String machine, int port) {

    static End parse(String text) {
      var slash = text.indexOf('/');
      return new End(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }
  }
}
