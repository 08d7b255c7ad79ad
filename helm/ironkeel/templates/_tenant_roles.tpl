{{/* What members of a tenant may do in its namespaces, by their role. Nobody may write Roles, RoleBindings, quotas or tokens. */}}
{{- define "ironkeel.tenantRoles" -}}
- {name: admin, does: [read, run, develop, setUp]}
- {name: operator, does: [read, run]}
- {name: developer, does: [read, run, develop]}
- {name: viewer, does: [read]}
- {name: auditor, does: [read, audit]}
{{- end }}

{{- define "ironkeel.tenant.read" -}}
- apiGroups: [""]
  resources: [configmaps, endpoints, events, limitranges, persistentvolumeclaims, pods, pods/log, pods/status, resourcequotas, serviceaccounts, services]
  verbs: [get, list, watch]
- apiGroups: [apps]
  resources: [controllerrevisions, daemonsets, deployments, deployments/scale, replicasets, replicasets/scale, statefulsets, statefulsets/scale]
  verbs: [get, list, watch]
- apiGroups: [batch]
  resources: [cronjobs, jobs]
  verbs: [get, list, watch]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [get, list, watch]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch]
- apiGroups: [networking.k8s.io]
  resources: [ingresses, networkpolicies]
  verbs: [get, list, watch]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [get, list, watch]
- apiGroups: [ironkeel.io]
  resources: [volumes]
  verbs: [get, list, watch]
{{- end }}

{{- define "ironkeel.tenant.run" -}}
- apiGroups: [""]
  resources: [pods]
  verbs: [delete]
- apiGroups: [""]
  resources: [pods/eviction]
  verbs: [create]
- apiGroups: [apps]
  resources: [deployments/scale, replicasets/scale, statefulsets/scale]
  verbs: [update, patch]
- apiGroups: [ironkeel.io]
  resources: [volumes]
  verbs: [create, update, patch, delete]
{{- end }}

{{- define "ironkeel.tenant.develop" -}}
- apiGroups: [""]
  resources: [configmaps, persistentvolumeclaims, pods, secrets, services]
  verbs: [get, list, watch, create, update, patch, delete, deletecollection]
- apiGroups: [""]
  resources: [pods/exec, pods/attach, pods/portforward]
  verbs: [get, create]
- apiGroups: [apps]
  resources: [daemonsets, deployments, replicasets, statefulsets]
  verbs: [create, update, patch, delete, deletecollection]
- apiGroups: [batch]
  resources: [cronjobs, jobs]
  verbs: [create, update, patch, delete, deletecollection]
- apiGroups: [autoscaling]
  resources: [horizontalpodautoscalers]
  verbs: [create, update, patch, delete, deletecollection]
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [create, update, patch, delete, deletecollection]
- apiGroups: [networking.k8s.io]
  resources: [ingresses]
  verbs: [create, update, patch, delete, deletecollection]
{{- end }}

{{- define "ironkeel.tenant.setUp" -}}
- apiGroups: [""]
  resources: [serviceaccounts]
  verbs: [create, update, patch, delete]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [create, update, patch, delete]
{{- end }}

{{- define "ironkeel.tenant.audit" -}}
- apiGroups: [rbac.authorization.k8s.io]
  resources: [rolebindings, roles]
  verbs: [get, list, watch]
{{- end }}
