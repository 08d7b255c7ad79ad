import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Plays the API server of one machine, so that the build can train the agent's ahead-of-time cache
 * without one: shows a configuration, accepts whatever the agent writes, renews its token. Writes
 * the file {@code address} when it listens and {@code done} when the agent has said everything.
 *
 * <p>Started as source: {@code java TrainingApi.java FOLDER}; the folder holds the key store {@code
 * api.p12} and the answer {@code machineconfig.json}.
 */
final class TrainingApi {

  private static final char[] PASSWORD = "training".toCharArray();
  private static final String WEBSOCKET_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /** What a whole start consists of. */
  private static final Set<String> EXPECTED =
      Set.of("watch", "lease", "state", "report", "token");

  private final Path folder;
  private final String config;
  private final Set<String> seen = new HashSet<>();

  private TrainingApi(Path folder) throws IOException {
    this.folder = folder;
    this.config = Files.readString(folder.resolve("machineconfig.json"));
  }

  public static void main(String... arguments) throws Exception {
    new TrainingApi(Path.of(arguments[0])).serve();
  }

  private void serve() throws Exception {
    var keys = KeyStore.getInstance(folder.resolve("api.p12").toFile(), PASSWORD);
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    var server =
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    write("address", "https://127.0.0.1:" + server.getLocalPort());
    while (true) {
      var connection = (SSLSocket) server.accept();
      Thread.ofPlatform().daemon().start(() -> talk(connection));
    }
  }

  private void write(String name, String text) throws IOException {
    Files.move(
        Files.writeString(folder.resolve(name + ".new"), text), folder.resolve(name));
  }

  private void talk(SSLSocket connection) {
    try (connection) {
      var in = new BufferedInputStream(connection.getInputStream());
      var out = connection.getOutputStream();
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        var headers = headers(in);
        var body = body(in, headers);
        var request = line.split(" ");
        if (headers.containsKey("sec-websocket-key")) {
          watch(headers.get("sec-websocket-key"), in, out);
          return;
        }
        var answer = answer(request[0], request[1], body);
        send(out, answer == null ? "404 Not Found" : "200 OK", answer == null ? NOT_FOUND : answer);
      }
    } catch (Exception end) {
      System.err.println("connection ended: " + end);
    }
  }

  private static final String NOT_FOUND =
      "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}";

  private String answer(String method, String target, String body) throws IOException {
    var path = target.replaceFirst("\\?.*", "");
    if (method.equals("GET")) {
      return path.endsWith("/machineconfigs")
          ? "{\"kind\":\"MachineConfigList\",\"apiVersion\":\"ironkeel.io/v1alpha1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[%s]}"
              .formatted(config)
          : null;
    }
    if (path.endsWith("/token")) {
      saw("token");
      return "{\"kind\":\"TokenRequest\",\"apiVersion\":\"authentication.k8s.io/v1\",\"status\":{\"token\":\"%s\",\"expirationTimestamp\":\"2100-01-01T00:00:00Z\"}}"
          .formatted(token());
    }
    if (path.contains("/leases/")) {
      saw("lease");
    } else if (path.endsWith("/machinestates/state/status")) {
      saw("state");
    } else if (path.contains("/machineconfigs/") && path.endsWith("/status")) {
      saw("report");
    }
    return body;
  }

  private synchronized void saw(String what) throws IOException {
    if (seen.add(what) && seen.containsAll(EXPECTED)) {
      write("done", "");
    }
  }

  private static String token() {
    var claims = "{\"iat\":%d,\"exp\":4102444800}".formatted(System.currentTimeMillis() / 1000);
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return "e30.%s.e30".formatted(encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)));
  }

  /** A watch is a WebSocket on which nothing happens but one bookmark. */
  private void watch(String key, InputStream in, OutputStream out) throws Exception {
    var digest =
        MessageDigest.getInstance("SHA-1")
            .digest((key + WEBSOCKET_SALT).getBytes(StandardCharsets.US_ASCII));
    out.write(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n"
            .formatted(Base64.getEncoder().encodeToString(digest))
            .getBytes(StandardCharsets.US_ASCII));
    var event =
        "{\"type\":\"MODIFIED\",\"object\":%s}"
            .formatted(config)
            .getBytes(StandardCharsets.UTF_8);
    out.write(0x81); // one whole text message
    out.write(126); // its length follows in two bytes
    out.write(event.length >> 8);
    out.write(event.length);
    out.write(event);
    out.flush();
    saw("watch");
    while (in.read() >= 0) {
      // The agent only ever closes it.
    }
  }

  private static void send(OutputStream out, String status, String json) throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    out.write(
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, body.length)
            .getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  private static String line(InputStream in) throws IOException {
    var text = new ByteArrayOutputStream();
    for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      text.write(next);
    }
    return text.toString(StandardCharsets.US_ASCII).strip();
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new TreeMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String body(InputStream in, Map<String, String> headers) throws IOException {
    if (!headers.containsKey("transfer-encoding")) {
      var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
    var body = new ByteArrayOutputStream();
    for (var size = chunk(in); size > 0; size = chunk(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toString(StandardCharsets.UTF_8);
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
  }
}
