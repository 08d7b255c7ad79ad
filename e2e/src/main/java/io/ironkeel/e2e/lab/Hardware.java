package io.ironkeel.e2e.lab;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Program;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The host's side of one machine: its folder with the disks' files and the console's log, its
 * control socket, and the command line that powers it on.
 *
 * @param number of the machine in its lab, from 1
 * @param directory for what outlives the machine
 * @param sockets a folder with a short path, because a socket's path may have 108 characters
 */
record Hardware(Artifacts artifacts, MachineSpec spec, int number, Path directory, Path sockets) {

  private static final String STATE = "state";

  static Hardware assemble(
      Artifacts artifacts, MachineSpec spec, int number, Path directory, Path sockets)
      throws IOException {
    var hardware =
        new Hardware(
            artifacts,
            spec,
            number,
            directory.resolve(spec.name()),
            sockets.resolve(String.valueOf(number)));
    Files.createDirectories(hardware.credentials());
    var state = hardware.file(hardware.state());
    Program.of("mkfs.ext4", "-q", "-F", state.toString()).run().orThrow();
    return hardware;
  }

  private Disk state() {
    return new Disk(STATE, spec.systemd() ? 1024 : 64);
  }

  Path console() {
    return directory.resolve("console.log");
  }

  /** Shown in the guest as /etc/ironkeel. */
  Path credentials() {
    return directory.resolve("credentials");
  }

  KernelMonitor monitor() {
    return new KernelMonitor(sockets.resolve("mconsole"));
  }

  String address() {
    return ManagementNetwork.address(number);
  }

  String mac(int port) {
    return "02:00:00:00:%02x:%02x".formatted(number, port);
  }

  /** The setting that puts a disk in a slot; slot 0 is the state disk. */
  String disk(int slot, Disk disk) throws IOException {
    return "ubd%d=%s,,%s".formatted(slot, file(disk), disk.serial());
  }

  static String device(int slot) {
    return "/dev/ubd" + (char) ('a' + slot);
  }

  /**
   * Powers the machine on.
   *
   * @param inherited the console's two pipe ends, then a socket for each port
   */
  KernelProcess powerOn(List<Disk> disks, int... inherited) throws IOException {
    // A power cut leaves a stale socket behind, and the next kernel would refuse to use its place.
    for (var stale : List.of("mconsole", "pid")) {
      Files.deleteIfExists(sockets.resolve(stale));
    }
    Files.deleteIfExists(sockets);
    var environment =
        List.of(
            "PATH=" + System.getenv("PATH"),
            "HOME=" + directory,
            // The guest's memory is a file here.
            "TMPDIR=/dev/shm");
    return KernelProcess.start(commandLine(disks), environment, console(), inherited);
  }

  private List<String> commandLine(List<Disk> disks) throws IOException {
    var cpu = number % Runtime.getRuntime().availableProcessors();
    var words =
        new ArrayList<>(
            List.of(
                // A guest's kernel and processes hand over to each other at every system call;
                // across CPUs that is three times slower.
                "taskset",
                "-c",
                String.valueOf(cpu),
                artifacts.kernel().toString(),
                "mem=" + spec.memory(),
                "seccomp=on",
                "root=/dev/root",
                "rootfstype=hostfs",
                "rootflags=" + artifacts.rootfs(),
                "ro",
                "init=/lab/init",
                "uml_dir=" + sockets.getParent(),
                "umid=" + sockets.getFileName(),
                "bonding.max_bonds=0",
                "dummy.numdummies=0",
                "ifb.numifbs=0",
                "nbd.nbds_max=0",
                "quiet",
                "con=null",
                "con0=null,fd:1",
                "con1=pts",
                "ssl0=fd:%d,fd:%d".formatted(Posix.FIRST_INHERITED, Posix.FIRST_INHERITED + 1),
                "machine=" + spec.name(),
                "address=" + address() + "/24",
                "agent=" + artifacts.agent(),
                "packages=" + artifacts.packages(),
                "services=" + (spec.systemd() ? "systemd" : "lab"),
                "systemd.hostname=" + spec.name(),
                "credentials=" + credentials(),
                "autostart=" + (spec.agentStarts() ? "yes" : "no"),
                "udev=" + (disks.isEmpty() ? "no" : "yes"),
                "vec0:transport=tap,ifname=%s,depth=64,mac=%s"
                    .formatted(ManagementNetwork.tap(number), mac(0)),
                disk(0, state())));
    for (var slot = 1; slot <= disks.size(); slot++) {
      words.add(disk(slot, disks.get(slot - 1)));
    }
    for (var port = 1; port <= spec.ports(); port++) {
      words.add(
          "vec%d:transport=fd,fd=%d,depth=64,mtu=9216,mac=%s"
              .formatted(port, Posix.FIRST_INHERITED + 1 + port, mac(port)));
    }
    return words;
  }

  private Path file(Disk disk) throws IOException {
    var file = directory.resolve(disk.serial() + ".disk");
    if (!Files.exists(file)) {
      try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength((long) disk.sizeMiB() << 20);
      }
    }
    return file;
  }
}
