/** Application Auto Scaling: targets that own the count of an ECS service. */

import type { TargetArgs } from "@pulumi/aws/appautoscaling/target";
import { amend } from "../../architecture/amendment";
import { reader } from "../reader";

export const scalableTarget = reader<TargetArgs>({
    types: ["aws_appautoscaling_target", "aws:appautoscaling/target:Target"],
    read(p) {
        const namespace = p.text("serviceNamespace", "");
        if (namespace.kind === "known" && namespace.value !== "ecs") return [];
        // `service/<cluster>/<service>`; https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
        const service = p.to("resourceId", { types: ["aws_ecs_service"], name: (id) => id.split("/")[2] });
        // Required by the provider: absent only in a malformed program.
        const minimum = p.count("minCapacity", 0);
        return [amend(service, "instances", (mine) => ({ ...mine, minimum }))];
    },
});
