package io.ironkeel.e2e.machines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * As many interfaces, addresses, routes and rules as a Host may have, with long names, and each
 * route's gateway in the subnet that is looked at last.
 */
final class LargestHost {

  private static final int MTU_BYTES = 9000;

  private LargestHost() {}

  static String asJson() {
    var network =
        Map.of(
            "ethernets", times(32, i -> link("enp1s0f0np-%04d", i, i < 24 ? 2 : 0, Map.of())),
            "bonds",
                times(
                    8,
                    i ->
                        link(
                            "bond-number-%03d",
                            i, 2, Map.of("members", List.of("enp1s0f0np-%04d".formatted(24 + i))))),
            "vlans",
                times(
                    64,
                    i ->
                        link(
                            "vlan-number-%03d",
                            100 + i,
                            2,
                            Map.of("link", "bond-number-%03d".formatted(i % 8), "id", i + 1))),
            "bridges", times(16, i -> link("bridge-no-%03d", 200 + i, 4, Map.of())),
            "routes",
                times(
                    64,
                    i ->
                        Map.of(
                            "to", "192.168.%d.0/24".formatted(i),
                            "via", "10.215.3.254",
                            "source", "10.215.3.201")),
            "rules",
                times(
                    32,
                    i ->
                        Map.of(
                            "priority",
                            i + 1,
                            "from",
                            "192.168.%d.0/24".formatted(i),
                            "incomingLink",
                            "bridge-no-215",
                            "table",
                            100)));
    try {
      return new ObjectMapper()
          .writeValueAsString(
              Map.of(
                  "apiVersion",
                  "ironkeel.io/v1alpha1",
                  "kind",
                  "Host",
                  "metadata",
                  Map.of("name", "largest"),
                  "spec",
                  Map.of(
                      "rack",
                      "r1",
                      "identity",
                      Map.of("serialNumber", "S1"),
                      "managementInterface",
                      "eno1",
                      "network",
                      network)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> link(
      String name, int number, int addresses, Map<String, Object> more) {
    var link = new HashMap<String, Object>(more);
    link.put("name", name.formatted(number));
    link.put("mtuBytes", MTU_BYTES);
    link.put("addresses", times(addresses, i -> "10.%d.%d.201/24".formatted(number, i)));
    return link;
  }

  private static <T> List<T> times(int count, IntFunction<T> item) {
    return IntStream.range(0, count).mapToObj(item).toList();
  }
}
