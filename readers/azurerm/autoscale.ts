/** Azure Monitor autoscale: settings that own the instance count of an App Service plan. */

import { dependsOn } from "../../architecture/reason";
import type { MonitorAutoscaleSettingConfig } from "@cdktf/provider-azurerm/lib/monitor-autoscale-setting";
import { mapped } from "../../architecture/value";
import { autoscales } from "../azure/autoscale";
import { nameInId } from "../azure/resource-ids";
import { reader } from "../reader";

export const monitorAutoscaleSetting = reader<MonitorAutoscaleSettingConfig>({
    canonical: "Microsoft.Insights/autoscaleSettings",
    types: ["azurerm_monitor_autoscale_setting"],
    facets: [],
    amends: ["instances"],
    read(p) {
        const plan = p.to("targetResourceId", { types: ["Microsoft.Web/serverfarms"], name: nameInId });
        const minimums = mapped(p.each("profile"), (profile) => profile.in("capacity").count("minimum", dependsOn("a profile without a minimum")));
        // The provider's default is true.
        return autoscales(plan, p.flag("enabled", true), minimums);
    },
});
