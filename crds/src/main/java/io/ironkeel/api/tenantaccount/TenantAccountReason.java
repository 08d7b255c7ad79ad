package io.ironkeel.api.tenantaccount;

/** Every reason a condition of a TenantAccount can have, with the rule that makes it so. */
public final class TenantAccountReason {

  /** All namespaces are there, and the members have their rights. Ready=True. */
  public static final String PROVISIONED = "Provisioned";

  /** It, or a tenant above it, is suspended: no member has any right. Ready=True. */
  public static final String SUSPENDED = "Suspended";

  /** Something is being written. Ready=False, Reconciling=True. */
  public static final String PROVISIONING = "Provisioning";

  /** spec.parent does not exist. Ready=False, Stalled=True. */
  public static final String PARENT_MISSING = "ParentMissing";

  /** It is above itself. Ready=False, Stalled=True. */
  public static final String PARENT_CYCLE = "ParentCycle";

  /** More than the allowed number of tenants are above it. Ready=False, Stalled=True. */
  public static final String TOO_DEEP = "TooDeep";

  /** A namespace is another tenant's or nobody's we made. Ready=False, Stalled=True. */
  public static final String NAMESPACE_TAKEN = "NamespaceTaken";

  /** It is being deleted and has namespaces or tenants below it. Ready=False, Stalled=True. */
  public static final String NOT_EMPTY = "NotEmpty";

  private TenantAccountReason() {}
}
