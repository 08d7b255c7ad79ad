package io.ironkeel.agent.routes;

import io.ironkeel.api.network.Rule.Family;
import java.net.InetAddress;

/** Blocks of addresses as text. */
final class Prefix {

  private Prefix() {}

  static Family family(String text) {
    return text.contains(":") ? Family.IPV6 : Family.IPV4;
  }

  /** Written out, of what iproute2 abbreviates: {@code default} and an address on its own. */
  static String of(Family family, String text) {
    if (text.equals("default") || text.equals("all")) {
      return everything(family);
    }
    return text.contains("/") ? text : text + "/" + (family == Family.IPV6 ? 128 : 32);
  }

  static String everything(Family family) {
    return family == Family.IPV6 ? "::/0" : "0.0.0.0/0";
  }

  /** Whether an address is in the block that another one and a prefix length say. */
  static boolean contains(String block, int length, String address) {
    var a = InetAddress.ofLiteral(block).getAddress();
    var b = InetAddress.ofLiteral(address).getAddress();
    if (a.length != b.length) {
      return false;
    }
    for (var bit = 0; bit < length; bit++) {
      var mask = 0x80 >> bit % 8;
      if ((a[bit / 8] & mask) != (b[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
