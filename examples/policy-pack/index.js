const { PolicyPack } = require("@pulumi/policy");
const { productionReadiness } = require("prodgate/crossguard");
new PolicyPack("production-readiness", { policies: productionReadiness() });
