package io.ironkeel.e2e.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A machine of the lab: a kernel of its own with disks, ports and an agent. Its port 0 ({@code
 * vec0}) is on the management network; ports from 1 on ({@code vec1}, …) are for cables. Commands
 * run over a serial line and so need no network.
 */
public final class Machine {

  /** Whether the machine has power. */
  public enum State {
    OFF,
    RUNNING,
    /** Its kernel ended and nobody had asked for it; see the console. */
    DIED
  }

  private static final Duration BOOT_DEADLINE = Duration.ofSeconds(120);
  private static final Duration COMMAND_DEADLINE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Power(KernelProcess kernel, ControlConsole console) {}

  /** What a port is connected to: our end of a cable, or of a wire that nobody holds. */
  private record Socket(int descriptor, Optional<Cable> cable) {}

  private final Hardware hardware;
  private final ManagementNetwork network;
  private boolean managementCut;
  private final AgentService agent = new AgentService(this);
  private final Map<Integer, Socket> sockets = new TreeMap<>();
  private final List<Wire> looseWires = new ArrayList<>();
  private final List<Disk> disks;
  private volatile Optional<Power> power = Optional.empty();
  private volatile boolean up;

  Machine(Hardware hardware, ManagementNetwork network) {
    this.hardware = hardware;
    this.network = network;
    this.disks = new ArrayList<>(hardware.spec().disks());
  }

  public String name() {
    return hardware.spec().name();
  }

  /** On the management network. */
  public String address() {
    return hardware.address();
  }

  /** The Ethernet address of a port; the management port is 0. */
  public String mac(int port) {
    return hardware.mac(port);
  }

  public State state() {
    return power
        .map(on -> on.kernel().end().isDone() ? State.DIED : State.RUNNING)
        .orElse(State.OFF);
  }

  /** Powers the machine on and waits until it takes commands. */
  public void boot() {
    powerOn();
    applyManagementCarrier();
    applyCarriers();
  }

  /** Without regard to cables: the lab looks at them when all machines are up. */
  synchronized void powerOn() {
    if (state() == State.RUNNING) {
      throw new IllegalStateException(name() + " is on already.");
    }
    powerOff();
    connectLooseWires();
    var commands = Posix.pipe();
    var answers = Posix.pipe();
    var inherited =
        IntStream.concat(
                IntStream.of(commands[0], answers[1]),
                sockets.values().stream().mapToInt(Socket::descriptor))
            .toArray();
    try {
      // What was on its way when the machine was off is lost.
      sockets.values().forEach(socket -> Posix.drain(socket.descriptor()));
      var kernel = hardware.powerOn(disks, inherited);
      var console =
          ControlConsole.open(name(), hardware.console(), kernel, commands[1], answers[0]);
      power = Optional.of(new Power(kernel, console));
      console.awaitReady(BOOT_DEADLINE);
      up = true;
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot power on " + name(), failure);
    } finally {
      Posix.close(commands[0]);
      Posix.close(answers[1]);
    }
  }

  /** Ends the kernel and all it runs at once: what was not yet on a disk is lost. */
  public void powerCut() {
    powerOff();
    applyCarriers();
  }

  /** Stops the agent, puts everything on disk and switches off. */
  public void shutdown() {
    if (hardware.spec().systemd()) {
      console().send("systemctl poweroff");
    } else {
      stopAgent();
      console().send("sync; umount -l /var/lib/ironkeel; busybox poweroff -f");
    }
    Await.until(name() + " to switch off", () -> assertThat(state()).isNotEqualTo(State.RUNNING));
    powerCut();
  }

  synchronized void powerOff() {
    up = false;
    power.ifPresent(
        on -> {
          on.kernel().kill();
          on.console().close();
        });
    power = Optional.empty();
  }

  /** Whether the machine runs and has booted. */
  boolean isUp() {
    return up && state() == State.RUNNING;
  }

  /** Runs a script in the guest's shell as root; more than a minute is a failure. */
  public CommandResult exec(String script) {
    return exec(script, COMMAND_DEADLINE);
  }

  public CommandResult exec(String script, Duration deadline) {
    return console().run(script, deadline);
  }

  /** {@link #exec(String)} for a script that has to succeed. */
  public CommandResult execOk(String script) {
    return exec(script).orThrow();
  }

  /** What a command like {@code ip -json link} says, as an object of the given type. */
  public <T> T json(String script, Class<T> type) {
    var text = execOk(script).stdout();
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(
          "%s: not the JSON of a %s: %s".formatted(name(), type.getSimpleName(), text), broken);
    }
  }

  /** Puts a new disk into the running machine; the device's path in the guest. */
  public synchronized String hotPlug(Disk disk) {
    var slot = disks.size() + 1;
    try {
      hardware.monitor().config(hardware.disk(slot, disk));
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot make a disk for " + name(), failure);
    }
    disks.add(disk);
    return Hardware.device(slot);
  }

  /** Pulls the management port's cable; commands still run. */
  public synchronized void cutManagement() {
    managementCut = true;
    network.unplug(hardware.number());
    applyManagementCarrier();
  }

  public synchronized void plugManagement() {
    managementCut = false;
    network.plug(hardware.number());
    applyManagementCarrier();
  }

  private void applyManagementCarrier() {
    if (state() == State.RUNNING) {
      setCarrier(0, !managementCut);
    }
  }

  public void stopAgent() {
    agent.stop();
  }

  public void startAgent() {
    agent.start();
  }

  /** SIGKILL to the agent and all it has started; its service manager starts it again. */
  public void killAgent() {
    agent.kill();
  }

  /** The end of the agent's log. */
  public String agentLog() {
    return agent.log();
  }

  /** Puts a file into the guest's /etc/ironkeel, at once and as a whole. */
  public void writeCredentials(String fileName, String content) {
    var directory = hardware.credentials();
    try {
      var draft = Files.createTempFile(directory, ".", fileName);
      Files.writeString(draft, content);
      Files.move(draft, directory.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot write credentials of " + name(), failure);
    }
  }

  /** What the kernel and the boot said, of all boots so far. */
  public Path consoleLog() {
    return hardware.console();
  }

  /** The terminal of this host at which the guest shows a shell to a person. */
  public Path shellTerminal() {
    return Path.of(hardware.monitor().config("con1").replaceFirst("^pts:", ""));
  }

  void attach(int port, int descriptor, Cable cable) {
    if (port < 1 || port > hardware.spec().ports()) {
      throw new IllegalArgumentException(
          "%s has ports 1 to %d, not %d".formatted(name(), hardware.spec().ports(), port));
    }
    if (sockets.putIfAbsent(port, new Socket(descriptor, Optional.of(cable))) != null) {
      throw new IllegalStateException(
          "Port %d of %s is taken, or the machine was on before".formatted(port, name()));
    }
  }

  void setCarrier(int port, boolean carrier) {
    hardware.monitor().config("vec%d:carrier=%s".formatted(port, carrier ? "on" : "off"));
  }

  void destroy() {
    looseWires.forEach(Wire::close);
  }

  private void connectLooseWires() {
    for (var port = 1; port <= hardware.spec().ports(); port++) {
      if (!sockets.containsKey(port)) {
        var wire = Wire.open();
        looseWires.add(wire);
        sockets.put(port, new Socket(wire.a(), Optional.empty()));
      }
    }
  }

  private void applyCarriers() {
    sockets.values().forEach(socket -> socket.cable().ifPresent(Cable::applyCarrier));
  }

  private ControlConsole console() {
    return power
        .map(Power::console)
        .orElseThrow(() -> new IllegalStateException(name() + " is off."));
  }
}
