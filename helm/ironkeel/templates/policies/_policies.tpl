{{/* Which operator writes which MachineConfig: a domain that adds a concern adds its line here. */}}
{{- define "ironkeel.writers" -}}
- {name: base, account: ironkeel-machines}
- {name: fabric, account: ironkeel-fabric}
- {name: storage, account: ironkeel-storage}
- {prefix: vpc-, account: ironkeel-network}
{{- end }}

{{/* The same as CEL: the account that writes this MachineConfig, or '' when no domain does. */}}
{{- define "ironkeel.writerOf" -}}
{{- range include "ironkeel.writers" . | fromYamlArray -}}
{{- if .prefix -}}
object.metadata.name.startsWith('{{ .prefix }}') ? '{{ .account }}' :
{{ else -}}
object.metadata.name == '{{ .name }}' ? '{{ .account }}' :
{{ end -}}
{{- end -}}
''
{{- end }}

{{/*
Variables of every policy. "repairs" is who holds the verb "repair" on the kind in question: cluster-admin does, since its role
names no verbs; nobody else does unless a role names it.
*/}}
{{- define "ironkeel.variables" -}}
- name: user
  expression: request.userInfo.username
- name: repairs
  expression: authorizer.group('ironkeel.io').resource('{{ .resource }}').check('repair').allowed()
{{- end }}

{{/* A policy's binding: it denies, everywhere. */}}
{{- define "ironkeel.binding" -}}
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: {{ . }}
spec:
  policyName: {{ . }}
  validationActions: [Deny]
{{- end }}
