package io.ironkeel.agent.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.ironkeel.agent.room.ApiAccess;
import io.ironkeel.agent.transaction.ApiServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the API server answers, is who it should be and knows this machine; one request. */
record ApiChecks(ApiAccess access, Clock clock) {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration SKEW = Duration.ofSeconds(5);
  private static final Duration TOO_MUCH_SKEW = Duration.ofMinutes(5);

  List<Finding> findings() {
    var probe = new ApiServer(access.server());
    if (!probe.answers()) {
      return List.of(
          Finding.fail(
              "api",
              "%s takes no connection.".formatted(probe.target()),
              "Look at the management interface, its route and the firewalls between."));
    }
    var findings = new ArrayList<Finding>();
    findings.add(Finding.ok("api", "%s takes connections.".formatted(probe.target())));
    try (var client = access.client()) {
      var answer = ask(client);
      findings.add(Finding.ok("tls", "The API server has shown the right certificate."));
      findings.add(authorization(answer, client.getNamespace()));
      findings.add(skew(answer));
    } catch (ExecutionException | TimeoutException failure) {
      var cause = failure.getCause() == null ? failure : failure.getCause();
      findings.add(
          Finding.fail(
              "tls",
              "No request gets through: %s.".formatted(cause.getMessage()),
              "A wrong certificate: enrol again, or correct this machine's clock. A proxy: go around it."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return findings;
  }

  private HttpResponse<byte[]> ask(KubernetesClient client)
      throws ExecutionException, InterruptedException, TimeoutException {
    var http = client.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(
                access
                    .server()
                    .resolve(
                        "/apis/ironkeel.io/v1alpha1/namespaces/%s/machineconfigs?limit=1"
                            .formatted(client.getNamespace())))
            .build();
    return http.sendAsync(request, byte[].class).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static Finding authorization(HttpResponse<byte[]> answer, String namespace) {
    return switch (answer.code()) {
      case 200 -> Finding.ok("rights", "It may read its room %s.".formatted(namespace));
      case 401 ->
          Finding.fail(
              "rights",
              "The API server does not know the token: it is expired, or the machine was fenced.",
              "Enrol this machine again.");
      case 403 ->
          Finding.fail(
              "rights",
              "The token may not read the room %s.".formatted(namespace),
              "kubectl get host shows whether the operator gave this machine its rights.");
      default ->
          Finding.warn(
              "rights",
              "The API server answered %d.".formatted(answer.code()),
              "Look at the API server's log.");
    };
  }

  private Finding skew(HttpResponse<byte[]> answer) {
    var dates = answer.headers("Date");
    if (dates.isEmpty()) {
      return Finding.warn("clock", "The API server told no time.", "Compare the clocks by hand.");
    }
    var theirs =
        ZonedDateTime.parse(dates.getFirst(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    return skew(theirs, clock.instant());
  }

  static Finding skew(Instant theirs, Instant ours) {
    var difference = Duration.between(theirs, ours);
    var text =
        "This clock is %d s %s the API server's."
            .formatted(
                difference.abs().toSeconds(), difference.isNegative() ? "behind" : "ahead of");
    var next = "chronyc tracking; spec.time of the Host names the time servers.";
    if (difference.abs().compareTo(SKEW) <= 0) {
      return Finding.ok("clock", text);
    }
    return difference.abs().compareTo(TOO_MUCH_SKEW) <= 0
        ? Finding.warn("clock", text, next)
        : Finding.fail("clock", text, next);
  }
}
