/** AWS CodeDeploy: deployment groups that release an ECS service. Those of functions move an alias, which can be moved back in any case. */

import { requirement } from "../../architecture/requirement";
import type { DeploymentGroupArgs } from "@pulumi/aws/codedeploy/deploymentGroup";
import { amend } from "../../architecture/amendment";
import { words } from "../../architecture/value";
import { all, any, holds, isTrue, some } from "../../architecture/answer";
import { reader } from "../reader";
import { drivenBy, toAlarm } from "./alarms";

export const deploymentGroup = reader<DeploymentGroupArgs>({
    types: ["aws_codedeploy_deployment_group", "aws:codedeploy/deploymentGroup:DeploymentGroup"],
    facets: [],
    amends: ["alarm", "release"],
    read(p, subject) {
        const service = p.in("ecsService").to("serviceName", { types: ["aws_ecs_service"] });
        const rollback = p.in("autoRollbackConfiguration");
        const there = isTrue(p.has("autoRollbackConfiguration"));
        const enabled = isTrue(rollback.flag("enabled", false));
        const events = rollback.texts("events");
        const onFailure = all(
            enabled,
            some(events, (event) => holds(event, (it) => it === "DEPLOYMENT_FAILURE")),
        );
        const add = words`On ${subject.resource.name}, add "DEPLOYMENT_FAILURE" to ${rollback.place("events").path}.`;
        // A group that rolls back on an alarm keeps doing so.
        const fix =
            enabled.kind === "yes" && events.items.length > 0
                ? p.advise({ pulumi: add, terraform: add })
                : p.set("autoRollbackConfiguration", { enabled: true, events: ["DEPLOYMENT_FAILURE"] });
        return [
            amend(service, "release", (mine) => {
                const before = mine.rollsBack.holds;
                // Only a service that CodeDeploy deploys leaves its release to others.
                if (before.kind === "unknown" || !before.amendable) return mine;
                return {
                    rollsBack: requirement(
                        any(before, there.kind === "no" ? there : onFailure),
                        "has a CodeDeploy deployment group that does not roll back a failed deployment",
                        fix,
                    ),
                };
            }),
            ...drivenBy(p.in("alarmConfiguration").toEach("alarms", toAlarm).items, isTrue(p.in("alarmConfiguration").flag("enabled", false))),
        ];
    },
});
