// prodgate as it may become: its catalogue, filled up to 82 policies with quiet ones that ask one question of each component.
const { PolicyPack } = require("@pulumi/policy");
const { yes } = require("../../../dist/architecture/answer");
const { catalogue } = require("../../../dist/policies/catalogue");

const real = [...catalogue];
while (catalogue.length < 82) {
    const policy = real[catalogue.length % real.length];
    catalogue.push({
        ...policy,
        name: `${policy.name}-${String(catalogue.length)}`,
        options: {},
        judge: (component, { check }) => check({ holds: yes() }),
    });
}
const { productionReadiness } = require("../../../dist/crossguard/policies");
new PolicyPack("many-policies", { policies: productionReadiness() });
