/** For tests of your own policies and readers: `import { policyTest, pulumi } from "prodgate/testing"`. No enforcer loads it. */

export { policyTest } from "./policy-test";
export type { Case, Cases, UndecidedCase, ViolationCase } from "./policy-test";
export type { Runner } from "./runner";
export { azureNative, configured, inEngine, interpolate, output, pulumi, pulumiAws, secret, terraform, unknown } from "./stack";
export type { Declared, Options, Properties, Written } from "./stack";
