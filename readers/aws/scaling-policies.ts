/** Scaling policies: what an alarm sets off when it is about capacity. */

import type { PolicyArgs as ApplicationPolicyArgs } from "@pulumi/aws/appautoscaling/policy";
import type { PolicyArgs as GroupPolicyArgs } from "@pulumi/aws/autoscaling/policy";
import { reader } from "../reader";

export const applicationScalingPolicy = reader<ApplicationPolicyArgs>({
    types: ["aws_appautoscaling_policy", "aws:appautoscaling/policy:Policy"],
    names: ["name"],
    facets: [],
    read: () => [],
});

export const groupScalingPolicy = reader<GroupPolicyArgs>({
    types: ["aws_autoscaling_policy", "aws:autoscaling/policy:Policy"],
    names: ["name"],
    facets: [],
    read: () => [],
});
