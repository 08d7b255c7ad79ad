package io.ironkeel.e2e.lab;

/** The two ends of an Ethernet line: what is sent into one arrives at the other. */
record Wire(int a, int b) implements AutoCloseable {

  static Wire open() {
    var ends = Posix.datagramPair();
    return new Wire(ends[0], ends[1]);
  }

  @Override
  public void close() {
    Posix.close(a);
    Posix.close(b);
  }
}
