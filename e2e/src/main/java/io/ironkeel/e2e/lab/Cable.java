package io.ironkeel.e2e.lab;

/**
 * A cable between two machines. There is a carrier at both ends while it is plugged and both
 * machines are on. The lab holds both ends open itself, so a machine can lose its power and come
 * back on the same cable.
 */
public final class Cable {

  private record End(Machine machine, int port) {

    private void setCarrier(boolean carrier) {
      if (machine.isUp()) {
        machine.setCarrier(port, carrier);
      }
    }

    @Override
    public String toString() {
      return machine.name() + " port " + port;
    }
  }

  private final End a;
  private final End b;
  private final Wire wire = Wire.open();
  private boolean plugged = true;

  private Cable(End a, End b) {
    this.a = a;
    this.b = b;
  }

  static Cable between(Machine machineA, int portA, Machine machineB, int portB) {
    var cable = new Cable(new End(machineA, portA), new End(machineB, portB));
    machineA.attach(portA, cable.wire.a(), cable);
    machineB.attach(portB, cable.wire.b(), cable);
    return cable;
  }

  /** Pulls the cable: both ends lose their carrier. */
  public synchronized void cut() {
    plugged = false;
    applyCarrier();
  }

  /** Plugs the cable in again. */
  public synchronized void plug() {
    plugged = true;
    applyCarrier();
  }

  /** Whether there is a carrier at both ends. */
  public synchronized boolean isLive() {
    return plugged && a.machine.isUp() && b.machine.isUp();
  }

  /** Brings the carriers in line after a machine's power has changed. */
  synchronized void applyCarrier() {
    var carrier = isLive();
    a.setCarrier(carrier);
    b.setCarrier(carrier);
  }

  void destroy() {
    wire.close();
  }

  @Override
  public String toString() {
    return a + " - " + b;
  }
}
