package io.ironkeel.operators.fabric;

/**
 * One end of a cable.
 *
 * @param machine name of a Switch or Host
 * @param port as the machine's kernel calls it
 */
record End(String machine, String port) {

  /** From {@code machine/port}. */
  static End parse(String text) {
    var slash = text.indexOf('/');
    return new End(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return machine + "/" + port;
  }
}
