package io.ironkeel.e2e.lab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A guest kernel's own control socket: what is done to the hardware of a running machine. Spoken
 * here and not through {@code uml_mconsole}, which takes every part of a disk's setting for a path
 * and so cannot give a disk a serial number.
 */
record KernelMonitor(Path socket) {

  private static final int MAGIC = 0xcafebabe;
  private static final int VERSION = 2;
  private static final int TEXT_SIZE = 512;

  /** Changes a device, or asks for its setting when no value is given. */
  String config(String device) {
    var command = "config " + device;
    var answer = new StringBuilder();
    var connection = Posix.connectDatagram(socket);
    try {
      Posix.send(connection, request(command));
      ByteBuffer reply;
      boolean more;
      do {
        reply = ByteBuffer.wrap(Posix.receive(connection, 3 * Integer.BYTES + TEXT_SIZE));
        reply.order(ByteOrder.nativeOrder());
        var error = reply.getInt();
        more = reply.getInt() != 0;
        var text = new byte[Math.min(reply.getInt(), reply.remaining())];
        reply.get(text);
        answer.append(new String(text, StandardCharsets.UTF_8));
        if (error != 0) {
          throw new IllegalStateException(
              "The guest's kernel refuses '%s': %s".formatted(command, answer));
        }
      } while (more);
    } finally {
      Posix.close(connection);
    }
    return answer.toString().replace("\0", "").strip();
  }

  private static byte[] request(String command) {
    var text = command.getBytes(StandardCharsets.UTF_8);
    if (text.length >= TEXT_SIZE) {
      throw new IllegalArgumentException("Too long for a guest's kernel: " + command);
    }
    return ByteBuffer.allocate(3 * Integer.BYTES + TEXT_SIZE)
        .order(ByteOrder.nativeOrder())
        .putInt(MAGIC)
        .putInt(VERSION)
        .putInt(text.length)
        .put(text)
        .array();
  }
}
