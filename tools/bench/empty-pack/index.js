// What a policy pack costs before it judges anything.
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("empty", { policies: [{ name: "nothing", description: "Judges nothing.", validateStack: () => undefined }] });
