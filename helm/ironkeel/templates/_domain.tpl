{{/* What runs a domain, and what every domain may: its account, its lead, its replicas. Its own rights are beside its call. */}}
{{- define "ironkeel.domain" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ironkeel-{{ .domain }}
  namespace: {{ .root.Release.Namespace }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ironkeel-{{ .domain }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ironkeel-{{ .domain }}
subjects:
  - kind: ServiceAccount
    name: ironkeel-{{ .domain }}
    namespace: {{ .root.Release.Namespace }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: ironkeel-{{ .domain }}-leader
  namespace: {{ .root.Release.Namespace }}
rules:
  - apiGroups: [coordination.k8s.io]
    resources: [leases]
    verbs: [create]
  - apiGroups: [coordination.k8s.io]
    resources: [leases]
    resourceNames: [ironkeel-{{ .domain }}]
    verbs: [get, update, patch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: ironkeel-{{ .domain }}-leader
  namespace: {{ .root.Release.Namespace }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ironkeel-{{ .domain }}-leader
subjects:
  - kind: ServiceAccount
    name: ironkeel-{{ .domain }}
    namespace: {{ .root.Release.Namespace }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ironkeel-{{ .domain }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    app.kubernetes.io/name: ironkeel
    app.kubernetes.io/component: {{ .domain }}
spec:
  replicas: {{ (index .root.Values.domains .domain).replicas }}
  selector:
    matchLabels:
      app.kubernetes.io/name: ironkeel
      app.kubernetes.io/component: {{ .domain }}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ironkeel
        app.kubernetes.io/component: {{ .domain }}
    spec:
      serviceAccountName: ironkeel-{{ .domain }}
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: operator
          image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          env:
            # Half of the memory limit; Java alone would take a quarter.
            - name: JAVA_TOOL_OPTIONS
              value: -XX:MaxRAMPercentage=50
            - name: IRONKEEL_DOMAIN_{{ upper .domain }}
              value: "true"
            - name: IRONKEEL_NAMESPACE
              value: {{ .root.Release.Namespace | quote }}
          ports:
            - name: http
              containerPort: 8080
          startupProbe:
            httpGet: {path: /q/health/started, port: http}
            failureThreshold: 30
            periodSeconds: 2
          livenessProbe:
            httpGet: {path: /q/health/live, port: http}
          readinessProbe:
            httpGet: {path: /q/health/ready, port: http}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          resources:
            {{- toYaml (index .root.Values.domains .domain).resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir: {}
{{- end }}
