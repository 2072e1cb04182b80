import { source } from "../../../architecture/reason";
import { encryptionInTransit } from "../../../policies/security/encryption-in-transit";
import { Hole } from "../../../resources/node";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, terraform, unknown, type Properties, type Written } from "../stack";

const front = (properties: Properties = {}) => pulumiAws("lb/loadBalancer:LoadBalancer", "front", properties);
const listener = (name: string, properties: Properties) =>
    pulumiAws("lb/listener:Listener", name, { loadBalancerArn: output("front", "arn"), port: 80, protocol: "HTTP", ...properties });
const rule = (actions: readonly Written[], to: Written = output("http", "arn")) =>
    pulumiAws("lb/listenerRule:ListenerRule", "api", { listenerArn: to, actions, conditions: [{ pathPattern: { values: ["/api/*"] } }] });
const forward = { type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067" };
const redirect = { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } };
const refusal = { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "403" } };
const tls = { port: 443, protocol: "HTTPS", certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/web" };

const frontBlock = (properties: Properties = {}) => terraform("aws_lb", "front", properties);
const listenerBlock = (name: string, properties: Properties) =>
    terraform("aws_lb_listener", name, { load_balancer_arn: output("front", "arn"), port: 80, protocol: "HTTP", ...properties });
const redirectBlock = { type: "redirect", redirect: [{ port: "443", protocol: "HTTPS", status_code: "HTTP_301" }] };
const forwardBlock = { type: "forward", target_group_arn: forward.targetGroupArn };

const redirectInstead =
    'Forward from a listener with protocol "HTTPS" and a certificate, and let this one redirect to it: { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }. Clients notice this change.';
const redirectBlockInstead =
    'Forward from a listener with protocol = "HTTPS" and a certificate, and let this one redirect to it: type = "redirect", redirect { port = "443", protocol = "HTTPS", status_code = "HTTP_301" }. Clients notice this change.';
const plain = (because: string, fix = redirectInstead) => ({
    resource: "http",
    detail: "listener",
    message: `Listener "http" forwards plain HTTP from the internet (${because}).`,
    fix,
});

const distribution = (properties: Properties) =>
    pulumiAws("cloudfront/distribution:Distribution", "shop", {
        enabled: true,
        origins: [{ originId: "web", domainName: "web.example.com" }],
        ...properties,
    });
const distributionBlock = (properties: Properties) => terraform("aws_cloudfront_distribution", "shop", { enabled: true, ...properties });
const behavior = (viewerProtocolPolicy: Written) => ({ targetOriginId: "web", viewerProtocolPolicy });
const behaviorBlock = (policy: Written) => ({ target_origin_id: "web", viewer_protocol_policy: policy });
const takesHttp = (detail: string, property: string, fix: string) => ({
    resource: "shop",
    detail,
    message: `Distribution "shop" accepts plain HTTP from the internet (${property} is allow-all).`,
    fix: `${fix} Clients notice this change.`,
});

const site = (properties: Properties = {}) => azureNative("web:WebApp", "web", { name: "shop-web", ...properties });
const acceptsHttp = (because: string, fix: string, subject = 'App "web"', resource = "web") => ({
    resource,
    detail: "http",
    message: `${subject} accepts plain HTTP (${because}).`,
    fix: `${fix} Clients notice this change.`,
});

const environment = (internal?: Written) =>
    azureNative("app:ManagedEnvironment", "env", internal === undefined ? {} : { vnetConfiguration: { internal, infrastructureSubnetId: "apps" } });
const containerApp = (ingress: Properties, properties: Properties = { managedEnvironmentId: output("env", "id") }) =>
    azureNative("app:ContainerApp", "api", { configuration: { ingress }, ...properties });
const environmentBlock = (properties: Properties = {}) => terraform("azurerm_container_app_environment", "env", properties);
const containerAppBlock = (ingress: Written) =>
    terraform("azurerm_container_app", "api", { container_app_environment_id: output("env", "id"), ingress });
const insecure = (property: string, fix: string) => ({
    resource: "api",
    detail: "ingress",
    message: `App "api" accepts plain HTTP from the internet (${property} is true).`,
    fix: `${fix} Clients notice this change.`,
});
const products = (properties: Properties = {}) => pulumiAws("opensearch/domain:Domain", "products", { domainName: "products", ...properties });
const tfProducts = (properties: Properties = {}) => terraform("aws_opensearch_domain", "products", { domain_name: "products", ...properties });
const plainSearch = (because: string, fix: string) => ({
    resource: "products",
    detail: "endpoint",
    message: `Search domain "products" accepts plain HTTP (${because}).`,
    fix: `${fix} Clients notice this change.`,
});

const subscription = (properties: Properties) =>
    pulumiAws("sns/topicSubscription:TopicSubscription", "billing", { topic: "arn:aws:sns:eu-west-1:1:orders", ...properties });
const subscriptionBlock = (properties: Properties) =>
    terraform("aws_sns_topic_subscription", "shipping", { topic_arn: "arn:aws:sns:eu-west-1:1:orders", ...properties });

policyTest(encryptionInTransit, {
    passes: [
        {
            title: "a topic's messages that go over HTTPS, into a queue or to people",
            stack: [
                subscription({ protocol: "https", endpoint: "https://billing.example.com" }),
                subscriptionBlock({ protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:1:shipping" }),
                terraform("aws_sns_topic_subscription", "people", { topic_arn: "arn:x", protocol: "email", endpoint: "a@example.com" }),
            ],
        },
        {
            title: "a distribution that redirects, and serves one path by HTTPS alone",
            stack: [
                distribution({
                    defaultCacheBehavior: behavior("redirect-to-https"),
                    orderedCacheBehaviors: [{ ...behavior("https-only"), pathPattern: "/api/*" }],
                }),
            ],
        },
        {
            title: "the same in Terraform",
            stack: [
                distributionBlock({
                    default_cache_behavior: [behaviorBlock("redirect-to-https")],
                    ordered_cache_behavior: [{ ...behaviorBlock("https-only"), path_pattern: "/api/*" }],
                }),
            ],
        },
        {
            title: "a distribution that is switched off answers nobody",
            stack: [distribution({ enabled: false, defaultCacheBehavior: behavior("allow-all") })],
        },
        {
            title: "a listener that only redirects to HTTPS, beside one that forwards",
            stack: [front(), listener("http", { defaultActions: [redirect] }), listener("https", { ...tls, defaultActions: [forward] })],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [
                front(),
                listener("http", { defaultActions: [redirect] }),
                listener("https", { ...tls, defaultActions: [forward] }),
                rule([forward], output("https", "arn")),
            ].map(inEngine),
        },
        {
            title: "the same in Terraform, with lists of one",
            stack: [
                frontBlock(),
                listenerBlock("http", { default_action: [redirectBlock] }),
                listenerBlock("https", { port: 443, protocol: "HTTPS", default_action: [forwardBlock] }),
            ],
        },
        {
            title: "a fixed response carries nothing, and a rule that redirects neither",
            stack: [front(), listener("http", { defaultActions: [refusal] }), rule([redirect])],
        },
        {
            title: "an internal load balancer: its clients are in the network",
            stack: [front({ internal: true }), listener("http", { defaultActions: [forward] })],
        },
        {
            title: "the same in Terraform, as text",
            stack: [frontBlock({ internal: "true" }), listenerBlock("http", { default_action: forwardBlock })],
        },
        {
            title: "a network load balancer that ends TLS",
            stack: [front({ loadBalancerType: "network" }), listener("tls", { protocol: "TLS", port: 443, defaultActions: [forward] })],
        },
        {
            title: "a gateway load balancer has appliances for clients",
            stack: [front({ loadBalancerType: "gateway" }), listener("all", { protocol: null, port: null, defaultActions: [forward] })],
        },
        {
            title: "a Classic Load Balancer that ends TLS",
            stack: [
                pulumiAws("elb/loadBalancer:LoadBalancer", "old", {
                    listeners: [{ lbPort: 443, lbProtocol: "https", instancePort: 80, instanceProtocol: "http" }],
                }),
            ],
        },
        { title: "an app that redirects to HTTPS", stack: [site({ httpsOnly: true })] },
        {
            title: "the same on every kind of app and its slot",
            stack: [
                terraform("azurerm_linux_web_app", "web", { https_only: true }),
                terraform("azurerm_linux_web_app_slot", "staging", { app_service_id: output("web", "id"), https_only: "true" }),
                terraform("azurerm_windows_function_app", "work", { https_only: true }),
                terraform("azurerm_function_app_flex_consumption", "flex", { https_only: true }),
            ],
        },
        { title: "an external ingress redirects unless told otherwise", stack: [environment(), containerApp({ external: true, targetPort: 8080 })] },
        { title: "an ingress within the environment", stack: [environment(), containerApp({ external: false, allowInsecure: true })] },
        {
            title: "an external ingress of an environment that is in a network",
            stack: [environment(true), containerApp({ external: true, allowInsecure: true })],
        },
        {
            title: "the same in Terraform",
            stack: [
                environmentBlock({ internal_load_balancer_enabled: true }),
                containerAppBlock([{ external_enabled: true, allow_insecure_connections: true, target_port: 8080 }]),
            ],
        },
        {
            title: "an external ingress of an environment that private endpoints alone lead to",
            stack: [
                azureNative("app:ManagedEnvironment", "env", { publicNetworkAccess: "Disabled" }),
                containerApp({ external: true, allowInsecure: true }),
            ],
        },
        {
            title: "the same in Terraform",
            stack: [
                environmentBlock({ public_network_access: "Disabled" }),
                containerAppBlock({ external_enabled: true, allow_insecure_connections: true }),
            ],
        },
        { title: "no ingress at all", stack: [environment(), containerApp({})] },
        { title: "no ingress at all, in Terraform", stack: [environmentBlock(), containerAppBlock(null)] },
        { title: "a storage account's default", stack: [azureNative("storage:StorageAccount", "files", { kind: "StorageV2" })] },
        { title: "the provider's default is the same", stack: [terraform("azurerm_storage_account", "files", { account_tier: "Standard" })] },
        {
            title: "slots that redirect to HTTPS, of an app and of functions",
            stack: [
                azureNative("web:WebAppSlot", "staging", { name: "shop-web", slot: "staging", httpsOnly: true }),
                terraform("azurerm_linux_function_app_slot", "next", { function_app_id: output("work", "id"), https_only: true }),
            ],
        },
        { title: "a search domain that enforces HTTPS", stack: [products({ domainEndpointOptions: { enforceHttps: true } })] },
        {
            title: "a search domain that enforces HTTPS by the provider's default",
            stack: [tfProducts({ domain_endpoint_options: [{ custom_endpoint_enabled: false }] })],
        },
        {
            title: "a search domain in a VPC",
            stack: [products({ domainEndpointOptions: { enforceHttps: false }, vpcOptions: { subnetIds: ["subnet-0a1b2c3d"] } })],
        },
    ],
    violations: [
        {
            title: "a topic's messages that go over plain HTTP",
            stack: [subscription({ protocol: "http", endpoint: "http://billing.example.com" }), subscriptionBlock({ protocol: "http" })],
            findings: [
                {
                    resource: "billing",
                    detail: "endpoint",
                    message: 'Topic subscription "billing" sends its messages over plain HTTP (protocol is http).',
                    fix: 'Set protocol to "https" and begin endpoint with https://. This replaces the topic subscription.',
                },
                {
                    resource: "shipping",
                    detail: "endpoint",
                    message: 'Topic subscription "shipping" sends its messages over plain HTTP (protocol is http).',
                    fix: 'Set protocol = "https" and begin endpoint with https://. This replaces the topic subscription.',
                },
            ],
        },
        {
            title: "a distribution that answers as it is asked",
            stack: [distribution({ defaultCacheBehavior: behavior("allow-all") })],
            findings: [
                takesHttp(
                    "default",
                    "defaultCacheBehavior.viewerProtocolPolicy",
                    'Set defaultCacheBehavior.viewerProtocolPolicy to "redirect-to-https".',
                ),
            ],
        },
        {
            title: "one path of a distribution, in Terraform, where another path's policy is a variable's",
            stack: [
                distributionBlock({
                    default_cache_behavior: behaviorBlock("redirect-to-https"),
                    ordered_cache_behavior: [
                        { ...behaviorBlock(unknown), path_pattern: "/images/*" },
                        { ...behaviorBlock("allow-all"), path_pattern: "/legacy/*" },
                    ],
                }),
            ],
            findings: [
                takesHttp(
                    "/legacy/*",
                    "ordered_cache_behavior[1].viewer_protocol_policy",
                    'Set ordered_cache_behavior[1].viewer_protocol_policy = "redirect-to-https".',
                ),
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [
                inEngine(
                    distribution({
                        defaultCacheBehavior: { ...behavior("allow-all"), targetOriginId: output("bucket", "arn") },
                        orderedCacheBehaviors: [{ ...behavior("allow-all"), pathPattern: interpolate("/", output("prefix", "result"), "/*") }],
                    }),
                ),
            ],
            findings: [
                takesHttp(
                    "default",
                    "defaultCacheBehavior.viewerProtocolPolicy",
                    'Set defaultCacheBehavior.viewerProtocolPolicy to "redirect-to-https".',
                ),
                takesHttp(
                    "unnamed",
                    "orderedCacheBehaviors[0].viewerProtocolPolicy",
                    'Set orderedCacheBehaviors[0].viewerProtocolPolicy to "redirect-to-https".',
                ),
            ],
        },
        {
            title: "a listener that forwards plain HTTP",
            stack: [front(), listener("http", { defaultActions: [forward] })],
            findings: [plain("protocol is HTTP, defaultActions[0].type is forward")],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [front(), listener("http", { defaultActions: [{ ...forward, targetGroupArn: output("web", "arn") }] })].map(inEngine),
            findings: [plain("protocol is HTTP, defaultActions[0].type is forward")],
        },
        {
            title: "a load balancer's default protocol",
            stack: [frontBlock({ load_balancer_type: "application" }), listenerBlock("http", { protocol: null, default_action: forwardBlock })],
            findings: [plain("protocol is HTTP by default, default_action.type is forward", redirectBlockInstead)],
        },
        {
            title: "a rule forwards where the default redirects",
            stack: [front(), listener("http", { defaultActions: [redirect] }), rule([forward])],
            findings: [plain("protocol is HTTP, api: actions[0].type is forward")],
        },
        {
            title: "the same in Terraform, with the older name of the types",
            stack: [
                terraform("aws_alb", "front", {}),
                terraform("aws_alb_listener", "http", {
                    load_balancer_arn: output("front", "arn"),
                    port: 80,
                    protocol: "HTTP",
                    default_action: [redirectBlock],
                }),
                terraform("aws_alb_listener_rule", "api", { listener_arn: output("http", "arn"), action: [forwardBlock] }),
            ],
            findings: [plain("protocol is HTTP, api: action[0].type is forward", redirectBlockInstead)],
        },
        {
            title: "one finding for a listener, however many of its rules forward",
            stack: [front(), listener("http", { defaultActions: [forward] }), rule([forward])],
            findings: [plain("protocol is HTTP, defaultActions[0].type is forward, api: actions[0].type is forward")],
        },
        {
            title: "each plain listener of a Classic Load Balancer, which cannot redirect",
            stack: [
                pulumiAws("elb/loadBalancer:LoadBalancer", "old", {
                    listeners: [
                        { lbPort: 80, lbProtocol: "http", instancePort: 80, instanceProtocol: "http" },
                        { lbPort: 8080, lbProtocol: "HTTP", instancePort: 80, instanceProtocol: "http" },
                        { lbPort: 443, lbProtocol: "https", instancePort: 80, instanceProtocol: "http" },
                    ],
                }),
                terraform("aws_elb", "older", { listener: { lb_port: 80, lb_protocol: "http", instance_port: 80, instance_protocol: "http" } }),
            ],
            findings: [
                {
                    resource: "old",
                    detail: "listener-80",
                    message: 'Load balancer "old" forwards plain HTTP from the internet (listeners[0].lbProtocol is HTTP).',
                    fix: 'Set lbProtocol to "HTTPS" with an sslCertificateId, or move to an Application Load Balancer, which can redirect. Clients notice this change.',
                },
                {
                    resource: "old",
                    detail: "listener-8080",
                    message: 'Load balancer "old" forwards plain HTTP from the internet (listeners[1].lbProtocol is HTTP).',
                    fix: 'Set lbProtocol to "HTTPS" with an sslCertificateId, or move to an Application Load Balancer, which can redirect. Clients notice this change.',
                },
                {
                    resource: "older",
                    detail: "listener-80",
                    message: 'Load balancer "older" forwards plain HTTP from the internet (listener.lb_protocol is HTTP).',
                    fix: 'Set lb_protocol = "HTTPS" with an ssl_certificate_id, or move to an Application Load Balancer, which can redirect. Clients notice this change.',
                },
            ],
        },
        {
            title: "an app whose service default is left",
            stack: [site()],
            findings: [acceptsHttp("httpsOnly is false by default", "Set httpsOnly to true.")],
        },
        {
            title: "an app and its slot, each with a name on the internet",
            stack: [
                site({ httpsOnly: true }),
                azureNative("web:WebAppSlot", "staging", { name: output("web", "name"), slot: "staging", httpsOnly: false }),
            ],
            findings: [acceptsHttp("httpsOnly is false", "Set httpsOnly to true.", 'App "staging"', "staging")],
        },
        {
            title: "every kind of app whose provider default is left",
            stack: [
                terraform("azurerm_linux_web_app", "web", {}),
                terraform("azurerm_windows_function_app", "work", { https_only: "false" }),
                terraform("azurerm_function_app_flex_consumption", "flex", {}),
                terraform("azurerm_linux_web_app_slot", "staging", { app_service_id: output("web", "id") }),
                terraform("azurerm_linux_function_app_slot", "next", { function_app_id: output("work", "id") }),
            ],
            findings: [
                acceptsHttp("https_only is false by default", "Set https_only = true."),
                acceptsHttp("https_only is false", "Set https_only = true.", 'App "work"', "work"),
                acceptsHttp("https_only is false by default", "Set https_only = true.", 'App "flex"', "flex"),
                acceptsHttp("https_only is false by default", "Set https_only = true.", 'App "staging"', "staging"),
                acceptsHttp("https_only is false by default", "Set https_only = true.", 'App "next"', "next"),
            ],
        },
        {
            title: "an external ingress that takes plain HTTP",
            stack: [environment(), containerApp({ external: true, allowInsecure: true })],
            findings: [insecure("configuration.ingress.allowInsecure", "Set configuration.ingress.allowInsecure to false.")],
        },
        {
            title: "the same by the newer name of its environment, as a policy pack sees it on creation",
            stack: [environment(false), containerApp({ external: true, allowInsecure: true }, { environmentId: output("env", "id") })].map(inEngine),
            findings: [insecure("configuration.ingress.allowInsecure", "Set configuration.ingress.allowInsecure to false.")],
        },
        {
            title: "the same in Terraform",
            stack: [environmentBlock(), containerAppBlock([{ external_enabled: true, allow_insecure_connections: true, target_port: 8080 }])],
            findings: [insecure("ingress.allow_insecure_connections", "Set ingress.allow_insecure_connections = false.")],
        },
        {
            title: "a storage account that serves plain HTTP",
            stack: [azureNative("storage:StorageAccount", "files", { kind: "StorageV2", enableHttpsTrafficOnly: false })],
            findings: [acceptsHttp("enableHttpsTrafficOnly is false", "Set enableHttpsTrafficOnly to true.", 'Storage account "files"', "files")],
        },
        {
            title: "the same as version 3 of the provider spells it",
            stack: [terraform("azurerm_storage_account", "files", { enable_https_traffic_only: false })],
            findings: [
                acceptsHttp("enable_https_traffic_only is false", "Set enable_https_traffic_only = true.", 'Storage account "files"', "files"),
            ],
        },
        {
            title: "the same in Terraform",
            stack: [terraform("azurerm_storage_account", "files", { https_traffic_only_enabled: false })],
            findings: [
                acceptsHttp("https_traffic_only_enabled is false", "Set https_traffic_only_enabled = true.", 'Storage account "files"', "files"),
            ],
        },
        {
            title: "a search domain that accepts plain HTTP",
            stack: [products({ domainEndpointOptions: { enforceHttps: false } })],
            findings: [plainSearch("domainEndpointOptions.enforceHttps is false", "Set domainEndpointOptions.enforceHttps to true.")],
        },
        {
            title: "a search domain of Terraform that accepts plain HTTP, with a VPC block that is empty",
            stack: [tfProducts({ domain_endpoint_options: { enforce_https: false }, vpc_options: [] })],
            findings: [plainSearch("domain_endpoint_options.enforce_https is false", "Set domain_endpoint_options.enforce_https = true.")],
        },
    ],
    undecided: [
        {
            title: "a subscription by a protocol that configuration decides",
            stack: [pulumiAws("sns/topicSubscription:TopicSubscription", "billing", { topic: "arn:x", protocol: unknown, endpoint: unknown })],
            because: ["protocol is known only after deployment"],
        },
        { title: "a search domain that leaves HTTPS to AWS", stack: [products()], because: ["domainEndpointOptions.enforceHttps"] },
        {
            title: "a search domain whose endpoint is malformed",
            stack: [tfProducts({ domain_endpoint_options: "https" })],
            because: ["domain_endpoint_options"],
        },
        {
            title: "a distribution's policy that deployment decides",
            stack: [distribution({ defaultCacheBehavior: behavior(unknown) })],
            because: ["defaultCacheBehavior.viewerProtocolPolicy"],
        },
        {
            title: "behaviors of a distribution that a dynamic block makes",
            stack: [
                distributionBlock({
                    default_cache_behavior: behaviorBlock("https-only"),
                    ordered_cache_behavior: new Hole({ refs: [], reason: source("variable", "paths") }),
                }),
            ],
            because: ["ordered_cache_behavior depends on variable paths"],
        },
        {
            title: "whether the distribution is on is not known",
            stack: [distribution({ enabled: unknown, defaultCacheBehavior: behavior("allow-all") })],
            because: ["enabled"],
        },
        {
            title: "malformed: text where the behavior is expected",
            stack: [distribution({ defaultCacheBehavior: "allow-all" })],
            because: ["defaultCacheBehavior.viewerProtocolPolicy"],
        },
        {
            title: "whether the load balancer is internal is configured",
            stack: [front({ internal: unknown }), listener("http", { defaultActions: [forward] })],
            because: ["front: internal"],
        },
        {
            title: "a load balancer of another program",
            stack: [
                listener("http", {
                    loadBalancerArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/front/50dc6c495c0c9188",
                    defaultActions: [forward],
                }),
            ],
            because: ["loadBalancerArn depends on the load balancer"],
        },
        {
            title: "one of two load balancers, an internal one and one on the internet",
            stack: [
                front(),
                pulumiAws("lb/loadBalancer:LoadBalancer", "inside", { internal: true }),
                listener("http", { loadBalancerArn: [output("front", "arn"), output("inside", "arn")], defaultActions: [forward] }),
            ],
            because: ["loadBalancerArn"],
        },
        {
            title: "a rule that may be of a listener that redirects",
            stack: [
                frontBlock(),
                listenerBlock("http", { default_action: redirectBlock }),
                terraform("aws_lb_listener_rule", "api", { listener_arn: unknown, action: forwardBlock }),
            ],
            because: ["api: listener_arn"],
        },
        {
            title: "a stack of another tool that is given the listener may add rules",
            stack: [
                frontBlock(),
                listenerBlock("http", { default_action: redirectBlock }),
                terraform("aws_cloudformation_stack", "partner", { parameters: { Listener: output("http", "arn") } }),
            ],
            because: ["partner: parameters"],
        },
        {
            title: "actions that deployment decides, behind a protocol that is known",
            stack: [front(), listener("http", { defaultActions: unknown })],
            because: ["defaultActions"],
        },
        {
            title: "a malformed action",
            stack: [front(), listener("http", { defaultActions: ["forward"] })],
            because: ["defaultActions[0].type is "],
        },
        {
            title: "a network load balancer passes on what its targets may decrypt",
            stack: [
                frontBlock({ load_balancer_type: "network" }),
                listenerBlock("tcp", { protocol: "TCP", port: 443, default_action: forwardBlock }),
            ],
            because: ["protocol depends on the protocol of its targets"],
        },
        {
            title: "so does a Classic Load Balancer",
            stack: [terraform("aws_elb", "old", { listener: [{ lb_port: 443, lb_protocol: "tcp", instance_port: 443, instance_protocol: "tcp" }] })],
            because: ["listener[0].lb_protocol depends on the protocol of its targets"],
        },
        { title: "httpsOnly from configuration", stack: [site({ httpsOnly: unknown })], because: ["httpsOnly"] },
        {
            title: "an environment whose public network deployment decides",
            stack: [
                azureNative("app:ManagedEnvironment", "env", { publicNetworkAccess: unknown }),
                containerApp({ external: true, allowInsecure: true }),
            ],
            because: ["env: publicNetworkAccess is known only after deployment"],
        },
        {
            title: "an environment of another program",
            stack: [
                containerApp(
                    { external: true, allowInsecure: true },
                    { managedEnvironmentId: "/subscriptions/s/resourceGroups/platform/providers/Microsoft.App/managedEnvironments/env" },
                ),
            ],
            because: ["managedEnvironmentId depends on the environment"],
        },
        {
            title: "an external ingress of raw TCP",
            stack: [environmentBlock(), containerAppBlock({ external_enabled: true, transport: "tcp", target_port: 5432 })],
            because: ["ingress.transport depends on the protocol of its clients"],
        },
        {
            title: "an account for file shares, which need it off for NFS",
            stack: [
                azureNative("storage:StorageAccount", "files", { kind: "FileStorage", enableHttpsTrafficOnly: false }),
                terraform("azurerm_storage_account", "shares", { account_kind: "FileStorage", https_traffic_only_enabled: false }),
            ],
            because: ["kind depends on the protocol of its file shares", "account_kind depends on the protocol of its file shares"],
        },
    ],
    same: [
        {
            title: "a listener that forwards plain HTTP",
            stacks: [
                [front(), listener("http", { defaultActions: [forward] })],
                [frontBlock(), listenerBlock("http", { default_action: forwardBlock })],
            ],
        },
        { title: "an app with what the cloud starts it with", stacks: [[site()], [terraform("azurerm_windows_web_app", "web", {})]] },
        {
            title: "an external ingress that takes plain HTTP",
            stacks: [
                [environment(), containerApp({ external: true, allowInsecure: true })],
                [environmentBlock(), containerAppBlock({ external_enabled: true, allow_insecure_connections: true })],
            ],
        },
    ],
});
