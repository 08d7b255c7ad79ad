package io.ironkeel.api.network;

/** An interface's address as text, for example {@code 10.0.0.11/24}. */
public final class Address {

  private Address() {}

  /** {@code 10.0.0.11} of {@code 10.0.0.11/24}. */
  public static String withoutPrefix(String address) {
    var slash = address.indexOf('/');
    return slash < 0 ? address : address.substring(0, slash);
  }
}
