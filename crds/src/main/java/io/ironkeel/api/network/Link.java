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

  String NAME_IS_FREE = "!(self.name in ['lo', 'all', 'default'])";

  String NAME_IS_FREE_MESSAGE =
      "'an interface cannot be named ' + self.name + ', which the kernel keeps for itself: choose another name'";

  String CANONICAL_ADDRESSES =
      "!has(self.addresses) || self.addresses.all(a, isCIDR(a) && string(cidr(a)) == a)";

  String CANONICAL_ADDRESSES_MESSAGE =
      "'every one of addresses of ' + self.name + ' must be an address with its prefix length in"
          + " canonical text, for example 10.0.0.11/24 or 2001:db8::11/64'";

  /** How many addresses an IPv4 subnet has, by its prefix length. */
  String SUBNET_SIZES =
      "[4294967296, 2147483648, 1073741824, 536870912, 268435456, 134217728, 67108864, 33554432, 16777216, 8388608,"
          + " 4194304, 2097152, 1048576, 524288, 262144, 131072, 65536, 32768, 16384, 8192, 4096, 2048, 1024, 512, 256,"
          + " 128, 64, 32, 16, 8, 4, 2, 1]";

  /** An IPv4 address with prefix length as a number, in a list so that it is computed once. */
  String IPV4_AS_NUMBER =
      "[a.substring(0, a.indexOf('/')).split('.')].map(o, int(o[0]) * 16777216 + int(o[1]) * 65536 + int(o[2]) * 256 +"
          + " int(o[3]))";

  /**
   * Neither the network's own address nor, in IPv4, its broadcast address: neither the address as a
   * number nor the number after it is a multiple of the subnet's size.
   */
  String HOST_ADDRESSES =
      "!has(self.addresses) || self.addresses.all(a, !isCIDR(a) || (cidr(a).ip().family() == 4 ?"
          + " cidr(a).prefixLength() >= 31 || "
          + IPV4_AS_NUMBER
          + ".all(n, ["
          + SUBNET_SIZES
          + "[cidr(a).prefixLength()]].all(s, n % s != 0 && (n + 1) % s != 0)) :"
          + " cidr(a).prefixLength() >= 127 || string(cidr(a).masked()) != a))";

  String HOST_ADDRESSES_MESSAGE =
      "'one of addresses of ' + self.name + ' is the first (network) or last (broadcast) address of its subnet: take"
          + " one between them, or correct the prefix length'";

  String UNICAST_ADDRESSES =
      "!has(self.addresses) || self.addresses.all(a, !isCIDR(a) || (cidr(a).prefixLength() > 0 &&"
          + " !cidr(a).ip().isUnspecified() && !cidr(a).ip().isLoopback() && !a.startsWith('ff') &&"
          + " !(cidr(a).ip().family() == 4 && cidr('224.0.0.0/3').containsIP(cidr(a).ip()))))";

  String UNICAST_ADDRESSES_MESSAGE =
      "'one of addresses of ' + self.name + ' is no address of a machine (unspecified, loopback, multicast or"
          + " reserved): correct it'";

  String IPV6_NEEDS_1280 =
      "!has(self.addresses) || self.mtuBytes >= 1280 || !self.addresses.exists(a,"
          + " a.contains(':'))";

  String IPV6_NEEDS_1280_MESSAGE =
      "'mtuBytes of ' + self.name + ' is too small for its IPv6 address: raise it to at least 1280"
          + " or remove the address'";
}
