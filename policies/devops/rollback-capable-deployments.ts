import { definePolicy } from "../policy";

/** A bad release is an incident for as long as it takes to go back. */
export const rollbackCapableDeployments = definePolicy({
    name: "rollback-capable-deployments",
    area: "devops",
    title: "A failed deployment returns to the previous version",
    severity: "risk",
    essential: true,
    items: ["rollback"],
    controls: { soc2: ["CC8.1"] },
    options: {},
    judges: "release",

    judge({ release }, { check }) {
        check(release.rollsBack);
    },
});
