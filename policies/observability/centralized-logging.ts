import { definePolicy } from "../policy";

/** Logs that stay where they are written are gone when they are needed. */
export const centralizedLogging = definePolicy({
    name: "centralized-logging",
    area: "observability",
    title: "Workloads, front doors and databases send their logs to a central store",
    severity: "risk",
    essential: true,
    items: ["logging-and-monitoring"],
    controls: { "pci-dss": ["10.2"], soc2: ["CC7.2"] },
    options: {},
    judges: "logs",

    judge({ logs }, { check }) {
        check.each(logs, ({ central, detail }) => check(central, detail));
    },
});
