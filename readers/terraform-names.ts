/** Keys of the SDKs that Terraform does not call by their snake_case, by type. Derived from the installed bindings: `npm run derive`. */

export const terraformNames: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = {
    aws_backup_selection: { conditions: "condition", selectionTags: "selection_tag" },
    aws_cloudfront_distribution: { customHeaders: "custom_header", orderedCacheBehaviors: "ordered_cache_behavior", origins: "origin" },
    aws_cloudwatch_metric_alarm: { metricQueries: "metric_query" },
    aws_ecs_service: { lifecycleHooks: "lifecycle_hook", loadBalancers: "load_balancer", services: "service" },
    aws_elb: { listeners: "listener" },
    aws_iam_role: { inlinePolicies: "inline_policy" },
    aws_lb_listener: { defaultActions: "default_action" },
    aws_lb_listener_rule: { actions: "action" },
    aws_s3_bucket: { grants: "grant", websites: "website" },
    aws_s3_bucket_acl: { grants: "grant" },
    aws_s3_bucket_notification: { lambdaFunctions: "lambda_function" },
};
