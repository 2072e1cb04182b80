const { advise, definePolicy, flag, not, requirement } = require("prodgate/policies");

/** Tools of the staff are reached over the company's network. */
exports.internalFrontDoors = definePolicy({
    name: "internal-front-doors",
    area: "security",
    title: "Load balancers of internal tools are closed to the internet",
    severity: "blocker",
    items: ["access-control"],
    controls: {},
    options: { enabled: flag({ default: true, describe: "Whether this is an internal tool." }) },
    judges: "exposure",

    judge({ exposure }, { options, check }) {
        if (!options.enabled) return;
        check(requirement(not(exposure.internet), "is open to the internet", advise("Make it internal.", "replacement")));
    },
});
