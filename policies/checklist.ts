/** The twenty items of the guide, in its order. */
export const checklist = [
    "identity-provider",
    "access-control",
    "secrets-vault",
    "input-validation",
    "dependencies-scanned",
    "security-scans",
    "stateless-architecture",
    "database-performance",
    "asynchronous-processing",
    "load-tested",
    "pipeline-gates",
    "infrastructure-as-code",
    "rollback",
    "environment-parity",
    "regulations-mapped",
    "data-retention",
    "logging-and-monitoring",
    "incident-runbook",
    "ownership",
    "documentation",
] as const;

export type ChecklistItem = (typeof checklist)[number];
