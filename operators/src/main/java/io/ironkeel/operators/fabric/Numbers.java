package io.ironkeel.operators.fabric;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The numbers of a machine.
 *
 * @param asn number of its autonomous system; null while it has none
 * @param loopbackIPv4 address without prefix length; null while it has none
 * @param loopbackIPv6 the same, also null where the fabric has no IPv6
 */
record Numbers(Long asn, String loopbackIPv4, String loopbackIPv6) {

  static final Numbers NONE = new Numbers(null, null, null);

  /** With their prefix lengths. */
  List<String> loopbacks() {
    return Stream.of(
            loopbackIPv4 == null ? null : loopbackIPv4 + "/32",
            loopbackIPv6 == null ? null : loopbackIPv6 + "/128")
        .filter(Objects::nonNull)
        .toList();
  }
}
