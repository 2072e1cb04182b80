/** Azure Monitor autoscale: settings that own the instance count of an App Service plan. */

import { dependsOn } from "../../architecture/reason";
import type { MonitorAutoscaleSettingConfig } from "@cdktf/provider-azurerm/lib/monitor-autoscale-setting";
import { mapped, raisedWith } from "../../architecture/value";
import { autoscales } from "../azure/autoscale";
import { nameInId } from "../azure/resource-ids";
import { byProvider } from "../props";
import { reader } from "../reader";

export const monitorAutoscaleSetting = reader<MonitorAutoscaleSettingConfig>({
    canonical: "Microsoft.Insights/autoscaleSettings",
    types: ["azurerm_monitor_autoscale_setting"],
    facets: [],
    amends: ["instances"],
    read(p) {
        const plan = p.to("targetResourceId", { types: ["Microsoft.Web/serverfarms"], name: nameInId });
        const minimums = mapped(p.each("profile"), (profile) => {
            const capacity = profile.in("capacity");
            // "The default must be between the minimum and the maximum": https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings
            return raisedWith(capacity.count("minimum", dependsOn("a profile without a minimum")), [
                capacity.count("maximum", byProvider),
                capacity.count("default", byProvider),
            ]);
        });
        // The provider's default is true.
        return autoscales(plan, p.flag("enabled", true), minimums);
    },
});
