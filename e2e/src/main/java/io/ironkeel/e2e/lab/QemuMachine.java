package io.ironkeel.e2e.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.Await;
import io.ironkeel.e2e.CommandResult;
import io.ironkeel.e2e.LogTail;
import io.ironkeel.e2e.Program;
import io.ironkeel.e2e.RunDirectory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A machine that QEMU emulates in all detail, on Debian's stock kernel: firmware tables, two NUMA
 * nodes, an NVMe, a SCSI and a virtio disk, a TPM. It is much slower than {@link Machine} and only
 * for what that cannot show: it boots, runs one script as root and switches off.
 *
 * @param directory for disks and the console's log
 */
public record QemuMachine(Artifacts artifacts, Path directory) {

  public static final String SERIAL_NUMBER = "CZJ1234567";
  public static final String SYSTEM_UUID = "4c4c4544-0042-3510-8053-b4c04f4b4d32";
  public static final String MAC = "02:00:00:00:09:01";
  public static final String NVME_SERIAL = "NVME-1";
  public static final String SCSI_SERIAL = "SCSI-1";
  public static final String SCSI_WWN = "0x5000c500a1b2c3d4";
  public static final String VIRTIO_SERIAL = "VIRTIO-1";

  /** Size of each disk. */
  public static final long DISK_BYTES = 200L << 20;

  private static final Duration DEADLINE = Duration.ofMinutes(10);
  private static final Pattern OUTPUT =
      Pattern.compile("(?s)ironkeel-output\n(.*?)ironkeel-exit (\\d+)");

  /** What the script wrote to standard output and error, and its exit code. */
  public CommandResult run(String script) {
    try {
      // A socket's path may have 108 characters, too few for the test's folder.
      var tpm = Files.createTempDirectory("ironkeel-tpm");
      try {
        return run(script, tpm);
      } finally {
        RunDirectory.delete(tpm);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot emulate a machine in " + directory, failure);
    }
  }

  private CommandResult run(String script, Path tpm) throws IOException {
    Files.writeString(Files.createDirectories(test()).resolve("script"), script);
    var chip = startTpm(tpm);
    try {
      Await.until("the TPM", () -> assertThat(socket(tpm)).exists());
      var result = new Program(commandLine(tpm), Map.of(), "", DEADLINE).run();
      var console = (result.stdout() + result.stderr()).replace("\r", "");
      Files.writeString(console(), console);
      return output(console);
    } finally {
      chip.destroyForcibly();
    }
  }

  private CommandResult output(String console) {
    var found = OUTPUT.matcher(console);
    if (!found.find()) {
      throw new IllegalStateException(
          "The emulated machine did not end its script; the end of %s:%n%s"
              .formatted(console(), LogTail.of(console(), 20)));
    }
    return new CommandResult(
        "the script of an emulated machine", Integer.parseInt(found.group(2)), found.group(1), "");
  }

  private Process startTpm(Path tpm) throws IOException {
    return new ProcessBuilder(
            "swtpm",
            "socket",
            "--tpm2",
            "--terminate",
            "--tpmstate",
            "dir=" + tpm,
            "--ctrl",
            "type=unixio,path=" + socket(tpm))
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("tpm.log").toFile())
        .start();
  }

  private List<String> commandLine(Path tpm) throws IOException {
    var words = new ArrayList<String>();
    add(words, "qemu-system-x86_64 -accel tcg -machine q35 -cpu max -nodefaults -no-user-config");
    add(words, "-no-reboot -display none -serial stdio -m 1024 -smp 2,sockets=2");
    for (var node = 0; node < 2; node++) {
      add(words, "-object memory-backend-ram,id=memory%1$d,size=512M".formatted(node));
      add(words, "-numa node,nodeid=%1$d,cpus=%1$d,memdev=memory%1$d".formatted(node));
    }
    add(
        words,
        "-smbios type=1,manufacturer=Ironkeel,product=Emulated,serial=%s,uuid=%s"
            .formatted(SERIAL_NUMBER, SYSTEM_UUID));
    add(words, "-chardev socket,id=tpm,path=" + socket(tpm));
    add(words, "-tpmdev emulator,id=tpm0,chardev=tpm -device tpm-tis,tpmdev=tpm0");
    add(words, drive(NVME_SERIAL, "nvme"));
    add(words, "-device virtio-scsi-pci,id=scsi");
    add(words, drive(SCSI_SERIAL, "scsi-hd,bus=scsi.0,wwn=" + SCSI_WWN));
    add(words, drive(VIRTIO_SERIAL, "virtio-blk-pci"));
    add(words, "-netdev user,id=net,restrict=on -device e1000e,netdev=net,mac=" + MAC);
    share(words, "root", artifacts.rootfs());
    share(words, "modules", artifacts.qemu().resolve("modules/lib/modules"));
    share(words, "agent", artifacts.agent());
    share(words, "test", test());
    add(words, "-kernel " + artifacts.qemu().resolve("vmlinuz"));
    add(words, "-initrd " + artifacts.qemu().resolve("initrd"));
    words.addAll(List.of("-append", "console=ttyS0 quiet panic=-1 machine=emulated"));
    return words;
  }

  private static void add(List<String> words, String more) {
    words.addAll(List.of(more.split(" ")));
  }

  private static void share(List<String> words, String tag, Path folder) {
    add(
        words,
        "-virtfs local,path=%s,mount_tag=%s,security_model=none,readonly=on,multidevs=remap"
            .formatted(folder, tag));
  }

  /** A new disk, named after its serial number. */
  private String drive(String serial, String device) throws IOException {
    try (var sparse = new RandomAccessFile(directory.resolve(serial).toFile(), "rw")) {
      sparse.setLength(DISK_BYTES);
    }
    return "-drive if=none,id=%1$s,format=raw,file=%2$s -device %3$s,drive=%1$s,serial=%1$s"
        .formatted(serial, directory.resolve(serial), device);
  }

  private Path test() {
    return directory.resolve("test");
  }

  private Path console() {
    return directory.resolve("console.log");
  }

  private static Path socket(Path tpm) {
    return tpm.resolve("socket");
  }
}
