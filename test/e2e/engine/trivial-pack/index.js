const { PolicyPack } = require("@pulumi/policy");

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Reports each resource of a type with the outputs it was asked for, `?` for those that are unknown. */
new PolicyPack("trivial-pack", {
    policies: [
        {
            name: "shows-outputs",
            description: "Shows outputs of every queue and database.",
            severity: "low",
            enforcementLevel: "advisory",
            configSchema: { properties: { outputs: { type: "array", items: { type: "string" }, default: ["arn"] } } },
            validateStack: ({ resources, getConfig }, report) => {
                for (const resource of resources.filter(({ type }) => /:(Queue|Instance|Server)$/.test(type))) {
                    const shown = getConfig().outputs.map(
                        (name) => `${name}=${shownAs(Object.getOwnPropertyDescriptor(resource.props, name)?.value)}`,
                    );
                    report(`${resource.name}: ${shown.join(" ")}`, resource.urn);
                }
            },
        },
    ],
});

function shownAs(value) {
    if (value === UNKNOWN) return "?";
    return value === undefined ? "-" : JSON.stringify(value);
}
