/** What `pulumi preview --policy-pack` starts. Nothing else may import it: constructing a pack starts a server. */

import { PolicyPack } from "@pulumi/policy";
import { productionReadiness } from "./policies";

new PolicyPack("prodgate", { policies: productionReadiness() });
