package io.ironkeel.e2e.cli;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.bench.Benchmark;
import io.ironkeel.e2e.bench.FabricBenchmark;
import io.ironkeel.e2e.bench.HostBenchmark;
import io.ironkeel.e2e.bench.TenancyBenchmark;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a benchmark by name. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME")
  private String name;

  @Option(names = "--json")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    var figures =
        benchmark(Artifacts.fromEnvironment(), Path.of(System.getenv("IRONKEEL_LOGS"))).run();
    System.out.print(json ? figures.json() + "\n" : figures.table());
    return figures.hold() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Benchmark benchmark(Artifacts artifacts, Path logs) {
    return switch (name) {
      case "host" -> new HostBenchmark(artifacts, logs);
      case "fabric" -> new FabricBenchmark(artifacts, logs);
      case "tenancy" -> new TenancyBenchmark(artifacts, logs);
      default ->
          throw new IllegalArgumentException(
              "there is no benchmark '%s': known are host, fabric and tenancy.".formatted(name));
    };
  }
}
