package io.ironkeel.operators.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.fabric8.kubernetes.client.informers.impl.cache.CacheImpl;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ironkeel.api.tenantaccount.TenantAccount;
import io.ironkeel.api.tenantaccount.TenantAccountStatus;
import io.ironkeel.golden.Golden;
import io.ironkeel.operators.kubernetes.Outlook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per case: {@code in.yaml}, what is in the cluster; {@code out.yaml}, what is done for the tenant
 * shop, and said of it.
 */
class TenantPlannerTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private record Case(
      List<TenantAccount> tenants,
      List<Namespace> namespaces,
      List<RoleBinding> bindings,
      List<NetworkPolicy> policies) {

    /** All of them, to be changed by a plan. */
    List<HasMetadata> objects() {
      var all = new ArrayList<HasMetadata>();
      Stream.of(tenants, namespaces, bindings, policies)
          .filter(list -> list != null)
          .forEach(all::addAll);
      return all;
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Result(
      List<HasMetadata> removals,
      List<HasMetadata> writes,
      Outlook outlook,
      List<TenantAccountStatus.Namespace> namespaces,
      String namespacesReady,
      int members) {}

  /** The cluster as the operator knows it. */
  private record Known(List<HasMetadata> objects) implements TenancyView.Tables {

    @Override
    public <T extends HasMetadata> Indexer<T> of(
        Class<T> type, Map<String, Function<T, List<String>>> indexers) {
      var table = new CacheImpl<T>();
      table.addIndexers(indexers);
      objects.stream().filter(type::isInstance).map(type::cast).forEach(table::put);
      return table;
    }
  }

  static Stream<Path> cases() {
    return Golden.cases(TenantPlannerTest.class);
  }

  private static List<HasMetadata> given(Path example) {
    return YAML.unmarshal(Golden.read(example.resolve("in.yaml")), Case.class).objects();
  }

  private static TenantPlan plan(List<HasMetadata> objects) {
    var view = new TenancyView(new Known(objects));
    return TenantPlanner.plan(view.facts(view.tenant("shop").orElseThrow()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheExampleSays(Path example) {
    var plan = plan(given(example));
    Golden.verify(
        example.resolve("out.yaml"),
        YAML.asYaml(
                new Result(
                    plan.removals(),
                    plan.writes(),
                    plan.outlook(),
                    plan.namespaces(),
                    plan.namespacesReady(),
                    plan.members()))
            .replaceFirst("^---\n", ""));
  }

  /** A binding that is to be made anew needs two. */
  @ParameterizedTest
  @MethodSource("cases")
  void whatWasCarriedOutLeavesNothingToDo(Path example) {
    var objects = given(example);
    carryOut(plan(objects), objects);
    carryOut(plan(objects), objects);
    var last = plan(objects);
    assertThat(last.writes()).isEmpty();
    assertThat(last.removals()).isEmpty();
  }

  private static void carryOut(TenantPlan plan, List<HasMetadata> objects) {
    plan.removals().forEach(removed -> objects.removeIf(object -> isSame(object, removed)));
    plan.writes()
        .forEach(
            written -> {
              objects.removeIf(object -> isSame(object, written));
              objects.add(written);
            });
  }

  private static boolean isSame(HasMetadata one, HasMetadata other) {
    return one.getKind().equals(other.getKind())
        && one.getMetadata().getName().equals(other.getMetadata().getName())
        && String.valueOf(one.getMetadata().getNamespace())
            .equals(String.valueOf(other.getMetadata().getNamespace()));
  }
}
