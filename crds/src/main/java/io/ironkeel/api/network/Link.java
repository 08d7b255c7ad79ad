package io.ironkeel.api.network;

import java.util.List;

/**
 * What every interface of a machine has, whatever its kind: a name, an MTU and addresses; and the
 * bounds of these.
 */
public sealed interface Link permits Ethernet, Bond, Vlan, Bridge {

  String name();

  Integer mtuBytes();

  List<String> addresses();

  /** What the Linux kernel accepts as a name, less what shells and CRD columns trip over. */
  String NAME_PATTERN = "^[a-zA-Z0-9][a-zA-Z0-9._-]*$";

  long MTU_MIN = 576;

  long MTU_MAX = 9216;

  int MTU_DEFAULT = 1500;

  String MTU_DESCRIPTION =
      "Largest packet the interface sends, in bytes without the Ethernet header, 576 to 9216; at least 1280 with an"
          + " IPv6 address (RFC 8200).";

  long ADDRESSES_MAX = 16;

  String ADDRESSES_DESCRIPTION =
      "IPv4 and IPv6 addresses of the interface with their prefix length, in canonical text."
          + " Examples: 10.0.0.11/24, 2001:db8::11/64.";

  String CANONICAL_ADDRESSES =
      "!has(self.addresses) || self.addresses.all(a, isCIDR(a) && ip.isCanonical(a.substring(0,"
          + " a.indexOf('/'))))";

  String CANONICAL_ADDRESSES_MESSAGE =
      "'every one of addresses of ' + self.name + ' must be an address with its prefix length in"
          + " canonical text, for example 10.0.0.11/24 or 2001:db8::11/64'";

  String IPV6_NEEDS_1280 =
      "!has(self.addresses) || self.mtuBytes >= 1280 || !self.addresses.exists(a,"
          + " a.contains(':'))";

  String IPV6_NEEDS_1280_MESSAGE =
      "'mtuBytes of ' + self.name + ' is too small for its IPv6 address: raise it to at least 1280"
          + " or remove the address'";
}
