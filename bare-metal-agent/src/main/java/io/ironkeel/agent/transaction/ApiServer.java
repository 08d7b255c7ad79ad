package io.ironkeel.agent.transaction;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * The API server takes a new connection. A connection that is open already proves nothing: it may
 * be silent for minutes before anybody notices.
 */
public record ApiServer(URI url) implements Probe {

  private static final int LIMIT_MILLIS = 2_000;
  private static final int HTTPS_PORT = 443;

  @Override
  public String target() {
    return "API server " + url.getHost() + ":" + port();
  }

  @Override
  public boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), port()), LIMIT_MILLIS);
      return true;
    } catch (IOException silent) {
      return false;
    }
  }

  @Override
  public boolean remote() {
    return true;
  }

  private int port() {
    return url.getPort() < 0 ? HTTPS_PORT : url.getPort();
  }
}
