package io.ironkeel.e2e.lab;

import io.ironkeel.e2e.Artifacts;
import io.ironkeel.e2e.LogTail;
import io.ironkeel.e2e.PerClass;
import io.ironkeel.e2e.RunDirectory;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class one {@link Lab}, empty at first and closed after the last test. A failure
 * shows the ends of all consoles and agents' logs.
 */
public final class LabExtension
    implements BeforeAllCallback,
        ParameterResolver,
        AfterTestExecutionCallback,
        LifecycleMethodExecutionExceptionHandler {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LabExtension.class);

  /** Even when only a test method asks for the lab, it belongs to the class. */
  @Override
  public void beforeAll(ExtensionContext context) {
    lab(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return lab(context).get();
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      show(context);
    }
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    show(context);
    throw failure;
  }

  private static void show(ExtensionContext context) {
    lab(context).opened().ifPresent(LabExtension::show);
  }

  private static void show(Lab lab) {
    System.err.println("Logs, consoles and disks are in " + lab.directory());
    for (var machine : lab.machines()) {
      System.err.printf(
          "-- %s is %s, the end of its console:%n%s%n-- the end of its agent's log:%n%s%n",
          machine.name(), machine.state(), LogTail.of(machine.consoleLog(), 20), agentLog(machine));
    }
  }

  private static String agentLog(Machine machine) {
    try {
      return machine.agentLog();
    } catch (RuntimeException unreachable) {
      return "(cannot be read: " + unreachable.getMessage().lines().findFirst().orElse("") + ")";
    }
  }

  @SuppressWarnings("unchecked")
  private static PerClass<Lab> lab(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Lab.class, key -> open(context.getRequiredTestClass()), PerClass.class);
  }

  private static PerClass<Lab> open(Class<?> test) {
    return new PerClass<>(
        () -> Lab.open(Artifacts.fromEnvironment(), RunDirectory.empty(test, "lab")));
  }
}
