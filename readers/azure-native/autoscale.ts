/** Azure Monitor autoscale: settings that own the instance count of an App Service plan. */

import { dependsOn } from "../../architecture/reason";
import type { AutoscaleSettingArgs } from "@pulumi/azure-native/monitor/autoscaleSetting";
import { mapped, raisedWith, type Value } from "../../architecture/value";
import { autoscales } from "../azure/autoscale";
import { nameInId } from "../azure/resource-ids";
import { byProvider } from "../props";
import { reader } from "../reader";

export const autoscaleSetting = reader<AutoscaleSettingArgs>({
    canonical: "Microsoft.Insights/autoscaleSettings",
    types: ["azure-native:monitor:AutoscaleSetting", "azure-native:insights:AutoscaleSetting"],
    facets: [],
    amends: ["instances"],
    read(p) {
        const plan = p.to("targetResourceUri", { types: ["Microsoft.Web/serverfarms"], name: nameInId });
        // "The default value is 'false'", which the SDK sends: a setting that does not say `enabled: true` scales nothing.
        const enabled = p.flag("enabled", false);
        const minimums = mapped(p.each("profiles"), (profile) => {
            const capacity = profile.in("capacity");
            const minimum = asText(capacity.count("minimum", dependsOn("a profile without a minimum")));
            return raisedWith(minimum, [asText(capacity.count("maximum", byProvider)), asText(capacity.count("default", byProvider))]);
        });
        return autoscales(plan, enabled, minimums);
    },
});

/** Azure's schema has these numbers as text. */
function asText(count: Value<number>): Value<number> {
    return count.kind === "known" ? { ...count, spell: (wanted) => String(wanted) } : count;
}
