/** Application Auto Scaling: targets that own the count of an ECS service, or of the readers of an Aurora cluster. */

import { orElse } from "../../architecture/requirement";
import type { ScheduledActionArgs } from "@pulumi/aws/appautoscaling/scheduledAction";
import type { TargetArgs } from "@pulumi/aws/appautoscaling/target";
import { amend, type Amendment } from "../../architecture/amendment";
import { all, any, atLeast, equals, given, not, undecided, type Answer } from "../../architecture/answer";
import { dependsOn } from "../../architecture/reason";
import { joined, many, raisedWith, unknown } from "../../architecture/value";
import { byProvider, type Props } from "../props";
import { reader } from "../reader";
import type { Following } from "../scope";

const TARGET = "aws_appautoscaling_target";
/** `service/<cluster>/<service>`; https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
const toService: Following = { types: ["aws_ecs_service"], name: (id) => id.split("/")[2], through: { [TARGET]: "resourceId" } };

/** `cluster:<cluster>` */
const toCluster: Following = { types: ["aws_rds_cluster"], name: (id) => id.split(":")[1] };

export const scalableTarget = reader<TargetArgs>({
    types: [TARGET, "aws:appautoscaling/target:Target"],
    facets: [],
    amends: ["instances", "standby"],
    read(p) {
        const namespace = p.text("serviceNamespace", "");
        const readers = namespace.kind === "unknown" || namespace.value === "rds" ? [keepsReaders(p, equals(namespace, "rds"))] : [];
        if (namespace.kind === "known" && namespace.value !== "ecs") return readers;
        const service = p.to("resourceId", toService);
        // Required by the provider: absent only in a malformed program.
        const maximum = p.count("maxCapacity", byProvider);
        const minimum = raisedWith(p.count("minCapacity", 0), [maximum]);
        // A queue may scale it, or its load: the policies and their alarms would say.
        const byPolicies = undecided(unknown(p.place("minCapacity"), dependsOn("what its scaling policies follow")));
        const single = any(not(atLeast(maximum, 2)), byPolicies);
        return [
            ...readers,
            amend(service, "instances", (mine) => ({ ...mine, minimum, ...(mine.single ? { single: any(mine.single, single) } : {}) })),
        ];
    },
});

/**
 * Readers that it keeps beside the writer take over as declared ones do.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html
 */
function keepsReaders(p: Props<TargetArgs>, ofDatabases: Answer): Amendment {
    const kept = given(all(ofDatabases, atLeast(p.count("minCapacity", 0), 1)));
    return amend(p.to("resourceId", toCluster), "standby", (mine) => ({
        ...mine,
        kept: orElse(mine.kept, kept),
    }));
}

/** It sets the minimum for the hours until the next one. Without a minimum of its own it leaves that alone. */
export const scheduledAction = reader<ScheduledActionArgs>({
    types: ["aws_appautoscaling_scheduled_action", "aws:appautoscaling/scheduledAction:ScheduledAction"],
    facets: [],
    amends: ["instances"],
    read(p) {
        const namespace = p.text("serviceNamespace", "");
        const action = p.in("scalableTargetAction");
        const has = action.has("minCapacity");
        if ((namespace.kind === "known" && namespace.value !== "ecs") || (has.kind === "known" && !has.value)) return [];
        const minimum = raisedWith(action.count("minCapacity", 0), [action.count("maxCapacity", byProvider)]);
        return [
            amend(p.to("resourceId", toService), "instances", (mine) => ({
                ...mine,
                scheduled: joined(mine.scheduled ?? many([]), many([minimum])),
            })),
        ];
    },
});
