import { healthChecks } from "../../../policies/scalability/health-checks";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, output, pulumiAws, terraform, unknown, type Properties, type Written } from "../stack";

const group = (healthCheck: Properties | undefined, rest: Properties = {}) =>
    pulumiAws("lb/targetGroup:TargetGroup", "web", {
        port: 8080,
        protocol: "HTTP",
        targetType: "ip",
        ...(healthCheck ? { healthCheck } : {}),
        ...rest,
    });
const tfGroup = (health_check: Properties, rest: Properties = {}) =>
    terraform("aws_lb_target_group", "web", { port: 8080, protocol: "HTTP", target_type: "ip", health_check, ...rest });
const classic = (healthCheck: Properties, instanceProtocol: Written = "http") =>
    pulumiAws("elb/loadBalancer:LoadBalancer", "shop", {
        listeners: [{ lbPort: 443, lbProtocol: "https", instancePort: 8080, instanceProtocol }],
        healthCheck: { interval: 30, timeout: 3, healthyThreshold: 2, unhealthyThreshold: 2, ...healthCheck },
    });
const tfClassic = (target: Written) =>
    terraform("aws_elb", "shop", {
        listener: [{ lb_port: 443, lb_protocol: "https", instance_port: 8080, instance_protocol: "http" }],
        health_check: [{ interval: 30, timeout: 3, healthy_threshold: 2, unhealthy_threshold: 2, target }],
    });

const plan = (name: Written) => azureNative("web:AppServicePlan", "plan", { resourceGroupName: "shop", sku: { name, capacity: 2 } });
const app = (siteConfig: Properties, rest: Properties = {}) =>
    azureNative("web:WebApp", "web", { resourceGroupName: "shop", serverFarmId: output("plan", "id"), siteConfig, ...rest });
const tfPlan = (sku_name: Written) => terraform("azurerm_service_plan", "plan", { name: "plan", os_type: "Linux", sku_name, worker_count: 2 });
const tfApp = (site_config: Properties, type = "azurerm_linux_web_app") =>
    terraform(type, "web", { name: "web", service_plan_id: output("plan", "id"), site_config });
const functionApp = (site_config: Properties) => tfApp(site_config, "azurerm_linux_function_app");

const containerApp = (container: Properties, ingress: Properties | null = { targetPort: 8080 }) =>
    azureNative("app:ContainerApp", "web", {
        configuration: ingress ? { ingress } : {},
        template: { containers: [{ name: "web", image: "web:1", ...container }] },
    });
const tfContainerApp = (container: Properties, ingress: Properties = { ingress: [{ target_port: 8080 }] }) =>
    terraform("azurerm_container_app", "web", {
        name: "web",
        revision_mode: "Single",
        template: [{ container: [{ name: "web", image: "web:1", ...container }] }],
        ...ingress,
    });
const probes = [{ type: "Readiness", httpGet: { path: "/ready", port: 8080 } }];

const unchecked = (because: string, fix: string) => ({ resource: "web", message: `App "web" has no health check (${because}).`, fix });
const SET_PATH = "Set siteConfig.healthCheckPath to a path that answers 200 only while the app can serve requests. This restarts the app.";
const SET_TF_PATH =
    "Set site_config.health_check_path to a path that answers 200 only while the app can serve requests, and health_check_eviction_time_in_min = 10. This restarts the app.";
const ADD_PROBES = "Add probes of the types Readiness and Liveness, with httpGet, to the container that takes the requests.";
const ADD_TF_PROBES = 'Add readiness_probe and liveness_probe, with transport = "HTTP", to the container that takes the requests.';
const unprobed = (because: string, fix: string) => ({
    resource: "web",
    message: `App "web" takes requests over HTTP without a health probe (${because}).`,
    fix,
});
const errors = (because: string, fix: string) => ({
    resource: "web",
    message: `Target group "web" takes errors for signs of health (${because}).`,
    fix,
});
const open = (fix: string) => ({
    resource: "shop",
    message: `Load balancer "shop" only checks whether a port of its HTTP targets is open.`,
    fix,
});

policyTest(healthChecks, {
    passes: [
        { title: "a target group that says nothing asks / and expects 200", stack: [group(undefined)] },
        { title: "a target group with a path and codes", stack: [group({ path: "/health", matcher: "200-399" })] },
        { title: "the same as a policy pack sees it on creation", stack: [inEngine(group({ path: "/health", matcher: "200,204" }))] },
        { title: "a target group of Terraform", stack: [tfGroup({ path: "/health", matcher: "200" })] },
        { title: "a function behind a load balancer", stack: [group({ enabled: false }, { targetType: "lambda" })] },
        { title: "codes of gRPC", stack: [group({ matcher: "0" }, { protocolVersion: "GRPC" }), group({ matcher: "0-12" })] },
        { title: "a network load balancer that opens a port", stack: [group({ protocol: "TCP" }, { protocol: "TCP" })] },
        { title: "a classic load balancer that asks a path", stack: [classic({ target: "HTTP:8080/health" })] },
        { title: "a classic load balancer of Terraform that asks a path", stack: [tfClassic("HTTPS:8443/health")] },
        { title: "a classic load balancer in front of what is not HTTP", stack: [classic({ target: "TCP:5432" }, "tcp")] },
        { title: "an app with a path", stack: [plan("P1v3"), app({ healthCheckPath: "/health" })] },
        { title: "an app with a path, on a plan of another program", stack: [app({ healthCheckPath: "/health" })] },
        { title: "an app of azurerm with a path", stack: [tfPlan("P1v3"), tfApp({ health_check_path: "/health" })] },
        { title: "a plan that checks no health", stack: [plan("F1"), app({})] },
        { title: "the same of azurerm", stack: [tfPlan("F1"), tfApp({})] },
        { title: "functions on Consumption", stack: [tfPlan("Y1"), functionApp({})] },
        { title: "functions with a path", stack: [tfPlan("EP1"), functionApp({ health_check_path: "/api/health" })] },
        { title: "a container app with a probe", stack: [containerApp({ probes })] },
        { title: "a container app of azurerm with a probe", stack: [tfContainerApp({ liveness_probe: [{ port: 8080, transport: "HTTP" }] })] },
        { title: "a container app without ingress", stack: [containerApp({}, null), tfContainerApp({}, {})] },
        { title: "a container app that is not reached over HTTP", stack: [containerApp({}, { targetPort: 5432, transport: "tcp" })] },
        {
            title: "a function app on Flex Consumption has no such check",
            stack: [azureNative("web:WebApp", "web", { kind: "functionapp,linux", functionAppConfig: { runtime: { name: "node" } } })],
            notJudged: true,
        },
    ],
    violations: [
        {
            title: "a health check that is switched off",
            stack: [group({ enabled: false })],
            findings: [
                {
                    resource: "web",
                    message: 'Target group "web" has no health check (healthCheck.enabled is false).',
                    fix: "Set healthCheck.enabled to true.",
                },
            ],
        },
        {
            title: "a client error is health",
            stack: [group({ matcher: "200-499" })],
            findings: [errors("healthCheck.matcher is 200-499", 'Set healthCheck.matcher to "200-399".')],
        },
        {
            title: "one code that is an error, among others, as a policy pack sees it on creation",
            stack: [inEngine(group({ matcher: "200, 404" }))],
            findings: [errors("healthCheck.matcher is 200, 404", 'Set healthCheck.matcher to "200-399".')],
        },
        {
            title: "a server error is health for a network load balancer of Terraform",
            stack: [tfGroup({ protocol: "HTTP", matcher: "200-599" }, { protocol: "TCP" })],
            findings: [errors("health_check.matcher is 200-599", 'Set health_check.matcher = "200-399".')],
        },
        {
            title: "every status of gRPC is health",
            stack: [tfGroup({ matcher: "0-99" }, { protocol_version: "GRPC" })],
            findings: [errors("health_check.matcher is 0-99", 'Set health_check.matcher = "0,12".')],
        },
        {
            title: "a classic load balancer that opens a port of a web server",
            stack: [classic({ target: "TCP:8080" })],
            findings: [open('Set healthCheck.target to "HTTP:<port>/<path>", of a path that answers 200 only while the app can serve requests.')],
        },
        {
            title: "a classic load balancer of Terraform that opens a port of a web server",
            stack: [tfClassic("tcp:8080")],
            findings: [open('Set target of health_check to "HTTP:<port>/<path>", of a path that answers 200 only while the app can serve requests.')],
        },
        {
            title: "an app without a path",
            stack: [plan("P1v3"), app({})],
            findings: [unchecked("siteConfig.healthCheckPath is absent", SET_PATH)],
        },
        {
            title: "an app of azurerm with an empty path, on a plan of one instance",
            stack: [tfPlan("B1"), tfApp({ health_check_path: "" })],
            findings: [unchecked("site_config.health_check_path is empty", SET_TF_PATH)],
        },
        {
            title: "a container app without probes",
            stack: [containerApp({})],
            findings: [unprobed("template.containers[0].probes is absent", ADD_PROBES)],
        },
        {
            title: "a container app of azurerm without probes, reached from the internet",
            stack: [tfContainerApp({}, { ingress: [{ target_port: 8080, external_enabled: true, transport: "http2" }] })],
            findings: [unprobed("template.container[0].readiness_probe is absent, template.container[0].liveness_probe is absent", ADD_TF_PROBES)],
        },
    ],
    undecided: [
        { title: "codes from configuration", stack: [group({ matcher: unknown })], because: ["healthCheck.matcher"] },
        { title: "malformed: codes that are none", stack: [tfGroup({ matcher: "ok" })], because: ["health_check.matcher"] },
        { title: "a switch that is not known", stack: [tfGroup({ enabled: unknown })], because: ["health_check.enabled"] },
        { title: "a kind of target that is not known", stack: [group({ enabled: false }, { targetType: unknown })], because: ["targetType"] },
        { title: "a classic target from a variable", stack: [tfClassic(unknown)], because: ["health_check.target"] },
        {
            title: "a protocol that is not known",
            stack: [classic({ target: "TCP:8080" }, unknown)],
            because: ["listeners[0].instanceProtocol"],
        },
        { title: "a path from configuration", stack: [plan("P1v3"), app({ healthCheckPath: unknown })], because: ["siteConfig.healthCheckPath"] },
        {
            title: "a path of azurerm from a variable",
            stack: [tfPlan("P1v3"), tfApp({ health_check_path: unknown })],
            because: ["site_config.health_check_path"],
        },
        { title: "a plan whose size is not known", stack: [plan(unknown), app({})], because: ["sku.name"] },
        {
            title: "a plan of another program",
            stack: [terraform("azurerm_linux_web_app", "web", { service_plan_id: "x", site_config: {} })],
            because: ["service_plan_id"],
        },
        { title: "whether anybody waits for functions is in their code", stack: [tfPlan("EP1"), functionApp({})], because: [""] },
        { title: "probes from configuration", stack: [containerApp({ probes: unknown })], because: ["template.containers[0].probes"] },
        { title: "probes of azurerm that are not known", stack: [tfContainerApp({ readiness_probe: unknown })], because: ["readiness_probe"] },
        {
            title: "an ingress whose protocol is not known",
            stack: [containerApp({}, { targetPort: 8080, transport: unknown })],
            because: ["configuration.ingress.transport"],
        },
        {
            title: "containers that are not known",
            stack: [terraform("azurerm_container_app", "web", { ingress: [{ target_port: 1 }], template: [{ container: unknown }] })],
            because: ["template.container"],
        },
    ],
    same: [
        { title: "a client error is health", stacks: [[group({ matcher: "200-499" })], [tfGroup({ matcher: "200-499" })]] },
        {
            title: "an app without a path",
            stacks: [
                [plan("P1v3"), app({})],
                [tfPlan("P1v3"), tfApp({})],
            ],
        },
        { title: "a container app without probes", stacks: [[containerApp({})], [tfContainerApp({})]] },
    ],
});
