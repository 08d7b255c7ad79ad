package io.ironkeel.e2e.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to the API server that cuts the first connections in the middle of what they do. */
final class CuttingRelay implements AutoCloseable {

  private final ServerSocket listening;
  private final int target;
  private final int cuts;
  private final int millis;
  private final AtomicInteger accepted = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService knife = Executors.newSingleThreadScheduledExecutor();

  /**
   * Listens on a free port of this machine.
   *
   * @param target port of the API server on this machine
   * @param cuts number of connections that are cut
   * @param millis how long each of them lives
   */
  CuttingRelay(int target, int cuts, int millis) {
    this.target = target;
    this.cuts = cuts;
    this.millis = millis;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "https://127.0.0.1:" + listening.getLocalPort();
  }

  /** Connections that were made up to now. */
  int accepted() {
    return accepted.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var client = listening.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server));
        Thread.ofVirtual().start(() -> pump(server, client));
        if (accepted.incrementAndGet() <= cuts) {
          knife.schedule(() -> end(client, server), millis, TimeUnit.MILLISECONDS);
        }
      } catch (IOException ended) {
        // Of this connection, or of all by close().
      }
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // One side has gone: the other one goes, too.
    }
    end(from, to);
  }

  private void end(Socket... sockets) {
    for (var socket : sockets) {
      open.remove(socket);
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        continue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    knife.shutdownNow();
    end(open.toArray(Socket[]::new));
  }
}
