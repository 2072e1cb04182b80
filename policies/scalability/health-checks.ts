import { definePolicy } from "../policy";

/** A copy that hangs still accepts connections: its share of the requests fails, while the others could answer. */
export const healthChecks = definePolicy({
    name: "health-checks",
    area: "scalability",
    title: "Requests only reach copies that pass a health check",
    severity: "risk",
    items: ["stateless-architecture"],
    controls: { soc2: ["A1.2"] },
    options: {},
    judges: "health",

    judge({ health }, { check }) {
        check(health);
    },
});
