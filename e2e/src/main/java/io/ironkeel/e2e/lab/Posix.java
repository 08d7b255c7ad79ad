package io.ironkeel.e2e.lab;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The few calls of Linux' C library that Java does not offer: socket pairs, pipes, and processes
 * that inherit chosen descriptors ({@link ProcessBuilder} closes them all). Descriptors are plain
 * numbers here and are never inherited by accident.
 */
final class Posix {

  static final int SIGKILL = 9;

  /** The number of the first descriptor that {@link #spawn} hands on. */
  static final int FIRST_INHERITED = 3;

  /** Above all numbers a child may be given, so that handing on never overwrites a source. */
  private static final int FIRST_OWN = 200;

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOL_SOCKET = 1;
  private static final int SO_SNDBUF = 7;
  private static final int SO_RCVTIMEO = 20;
  private static final int PATH_SIZE = 108;
  private static final long ANSWER_SECONDS = 60;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int O_RDONLY = 0;
  private static final int O_WRONLY_CREAT_APPEND = 0x1 | 0x40 | 0x400;
  private static final int CLOEXEC = 0x80000;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int EINTR = 4;
  private static final int ECHILD = 10;
  private static final int SPAWN_SETSIGMASK_SETSID = 0x08 | 0x80;

  /** More than glibc's largest of the opaque types (336 bytes, posix_spawnattr_t). */
  private static final long OPAQUE_SIZE = 512;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final Map<String, MethodHandle> HANDLES = new ConcurrentHashMap<>();

  private Posix() {}

  /** Two connected sockets; what is sent as one datagram arrives as one: an Ethernet cable. */
  static int[] datagramPair() {
    try (var arena = Arena.ofConfined()) {
      var pair = arena.allocate(JAVA_INT, 2);
      check("socketpair", AF_UNIX, SOCK_DGRAM | CLOEXEC, 0, pair);
      var ends = own(pair);
      var size = arena.allocateFrom(JAVA_INT, 1 << 20);
      for (var end : ends) {
        check("setsockopt", end, SOL_SOCKET, SO_SNDBUF, size, (int) size.byteSize());
      }
      return ends;
    }
  }

  /** The reading and the writing end of a new pipe. */
  static int[] pipe() {
    try (var arena = Arena.ofConfined()) {
      var pair = arena.allocate(JAVA_INT, 2);
      check("pipe2", pair, CLOEXEC);
      return own(pair);
    }
  }

  static void close(int descriptor) {
    check("close", descriptor);
  }

  /** Throws away the datagrams that wait to be received. */
  static void drain(int socket) {
    try (var arena = Arena.ofConfined()) {
      var datagram = arena.allocate(1);
      while (call("recv", socket, datagram, datagram.byteSize(), MSG_DONTWAIT).value() >= 0) {}
    }
  }

  /** A datagram socket that sends to a socket of the file system and can be answered. */
  static int connectDatagram(Path peer) {
    var socket = check("socket", AF_UNIX, SOCK_DGRAM | CLOEXEC, 0);
    try (var arena = Arena.ofConfined()) {
      var name = peer.toString().getBytes(StandardCharsets.UTF_8);
      if (name.length >= PATH_SIZE) {
        throw new IllegalArgumentException("Too long for a socket: " + peer);
      }
      var address = arena.allocate(Short.BYTES + PATH_SIZE);
      address.set(JAVA_SHORT, 0, (short) AF_UNIX);
      // A family without a name: the kernel makes one up, to which the answer is sent.
      check("bind", socket, address, Short.BYTES);
      MemorySegment.copy(name, 0, address, JAVA_BYTE, Short.BYTES, name.length);
      check("connect", socket, address, (int) address.byteSize());
      var deadline = arena.allocateFrom(JAVA_LONG, ANSWER_SECONDS, 0);
      check("setsockopt", socket, SOL_SOCKET, SO_RCVTIMEO, deadline, (int) deadline.byteSize());
      return socket;
    } catch (RuntimeException failure) {
      close(socket);
      throw failure;
    }
  }

  static void send(int socket, byte[] datagram) {
    try (var arena = Arena.ofConfined()) {
      var bytes = arena.allocateFrom(JAVA_BYTE, datagram);
      check("send", socket, bytes, bytes.byteSize(), 0);
    }
  }

  static byte[] receive(int socket, int size) {
    try (var arena = Arena.ofConfined()) {
      var bytes = arena.allocate(size);
      var length = check("recv", socket, bytes, bytes.byteSize(), 0);
      return bytes.asSlice(0, length).toArray(JAVA_BYTE);
    }
  }

  /**
   * Starts a program as leader of its own session, with nothing to read, with the log as both
   * outputs, and with the given descriptors as numbers from {@link #FIRST_INHERITED} on.
   */
  static int spawn(List<String> command, List<String> environment, Path log, int... inherited) {
    try (var arena = Arena.ofConfined()) {
      var actions = arena.allocate(OPAQUE_SIZE);
      var attributes = arena.allocate(OPAQUE_SIZE);
      checkCode("posix_spawn_file_actions_init", actions);
      checkCode("posix_spawnattr_init", attributes);
      var none = arena.allocateFrom("/dev/null");
      var file = arena.allocateFrom(log.toString());
      checkCode("posix_spawn_file_actions_addopen", actions, 0, none, O_RDONLY, 0);
      checkCode("posix_spawn_file_actions_addopen", actions, 1, file, O_WRONLY_CREAT_APPEND, 0644);
      checkCode("posix_spawn_file_actions_adddup2", actions, 1, 2);
      for (var i = 0; i < inherited.length; i++) {
        var target = FIRST_INHERITED + i;
        checkCode("posix_spawn_file_actions_adddup2", actions, inherited[i], target);
      }
      checkCode(
          "posix_spawn_file_actions_addclosefrom_np", actions, FIRST_INHERITED + inherited.length);
      // The JVM's threads block signals that the child needs.
      var noSignals = arena.allocate(OPAQUE_SIZE);
      checkCode("posix_spawnattr_setsigmask", attributes, noSignals);
      checkCode("posix_spawnattr_setflags", attributes, SPAWN_SETSIGMASK_SETSID);
      var pid = arena.allocate(JAVA_INT);
      var program = arena.allocateFrom(command.getFirst());
      var words = strings(arena, command);
      var variables = strings(arena, environment);
      checkCode("posix_spawnp", pid, program, actions, attributes, words, variables);
      checkCode("posix_spawn_file_actions_destroy", actions);
      checkCode("posix_spawnattr_destroy", attributes);
      return pid.get(JAVA_INT, 0);
    }
  }

  /** Waits for a child's end; does nothing for a process that is not (or no longer) our child. */
  static void awaitEnd(int pid) {
    Result result;
    do {
      result = call("waitpid", pid, MemorySegment.NULL, 0);
    } while (result.value() < 0 && result.errno() == EINTR);
    if (result.value() < 0 && result.errno() != ECHILD) {
      throw failure("waitpid", result.errno());
    }
  }

  /** Sends a signal; a process that is gone already is no failure. */
  static void kill(int pid, int signal) {
    call("kill", pid, signal);
  }

  private static int[] own(MemorySegment pair) {
    return Arrays.stream(pair.toArray(JAVA_INT)).map(Posix::own).toArray();
  }

  private static int own(int descriptor) {
    var own = check("fcntl", descriptor, F_DUPFD_CLOEXEC, FIRST_OWN);
    close(descriptor);
    return own;
  }

  private static MemorySegment strings(Arena arena, List<String> values) {
    var array = arena.allocate(ADDRESS, values.size() + 1L);
    for (var i = 0; i < values.size(); i++) {
      array.setAtIndex(ADDRESS, i, arena.allocateFrom(values.get(i)));
    }
    return array;
  }

  private record Result(int value, int errno) {}

  /** For functions that answer -1 and set errno. */
  private static int check(String function, Object... arguments) {
    var result = call(function, arguments);
    if (result.value() < 0) {
      throw failure(function, result.errno());
    }
    return result.value();
  }

  /** For functions that answer with the error itself. */
  private static void checkCode(String function, Object... arguments) {
    var code = call(function, arguments).value();
    if (code != 0) {
      throw failure(function, code);
    }
  }

  private static IllegalStateException failure(String function, int errno) {
    return new IllegalStateException(function + " failed with errno " + errno);
  }

  private static Result call(String function, Object... arguments) {
    var layout = Linker.Option.captureStateLayout();
    var handle = HANDLES.computeIfAbsent(function, name -> handle(name, arguments));
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(layout);
      var all = new Object[arguments.length + 1];
      all[0] = state;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      var value = (int) handle.invokeWithArguments(all);
      return new Result(value, state.get(JAVA_INT, 0));
    } catch (Throwable impossible) {
      throw new IllegalStateException(function, impossible);
    }
  }

  /** All these functions return an int; the types of the arguments tell the rest. */
  private static MethodHandle handle(String function, Object... arguments) {
    var layouts =
        Arrays.stream(arguments)
            .map(
                argument ->
                    switch (argument) {
                      case MemorySegment pointer -> ADDRESS;
                      case Long number -> JAVA_LONG;
                      default -> JAVA_INT;
                    })
            .toArray(MemoryLayout[]::new);
    var symbol = LINKER.defaultLookup().findOrThrow(function);
    return LINKER.downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, layouts), ERRNO);
  }
}
