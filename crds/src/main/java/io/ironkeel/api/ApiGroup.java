package io.ironkeel.api;

/**
 * Names that every Ironkeel object shares: the API group, its version, and the labels software
 * relies on.
 */
public final class ApiGroup {

  public static final String NAME = "ironkeel.io";

  public static final String VERSION = "v1alpha1";

  /** Category of all kinds: {@code kubectl get ironkeel}. */
  public static final String CATEGORY = "ironkeel";

  /**
   * On every object of a machine's room and on the room's namespace: the machine's name. Operators
   * find the machine an object belongs to by this label, never by parsing the namespace's name.
   */
  public static final String MACHINE_LABEL = "ironkeel.io/machine";

  /**
   * On every namespace of a tenant and on what Ironkeel makes in it: the name of the TenantAccount.
   */
  public static final String TENANT_LABEL = "ironkeel.io/tenant";

  /**
   * On a Host: any new value asks the machine's agent to try a rejected configuration again. Copied
   * into the MachineConfig's {@code spec.retry}.
   */
  public static final String RETRY_ANNOTATION = "ironkeel.io/retry";

  private ApiGroup() {}
}
