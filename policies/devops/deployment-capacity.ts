import { definePolicy } from "../policy";

/** Each deployment is an outage where it may stop what serves before its replacement does. */
export const deploymentCapacity = definePolicy({
    name: "deployment-capacity",
    area: "devops",
    title: "Deployments keep enough instances to take the traffic",
    severity: "risk",
    items: ["rollback"],
    controls: { soc2: ["A1.2"] },
    options: {},
    judges: "release",

    judge({ release: { keepsCapacity } }, { check }) {
        if (keepsCapacity !== undefined) check(keepsCapacity);
    },
});
