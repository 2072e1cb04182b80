/** Amazon ECS: clusters, services, task definitions. */

import { requirement, unless, type Requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { dependsOn, shape } from "../../architecture/reason";
import type { ServiceArgs } from "@pulumi/aws/ecs/service";
import type { TaskDefinitionArgs } from "@pulumi/aws/ecs/taskDefinition";
import { all, any, atLeast, equals, given, holds, isTrue, no, not, oneOf, some, undecided, yes, type Answer } from "../../architecture/answer";
import type { LogStream } from "../../architecture/facets/logs";
import type { Release } from "../../architecture/facets/release";
import type { Setting } from "../../architecture/facets/settings";
import { advise, alongside, becomes, joined, many, mapped, unknown, type Change, type Many, words } from "../../architecture/value";
import { byName } from "../metrics";
import type { Props } from "../props";
import { reader, type Subject } from "../reader";
import { sourcesOf } from "../scope";
import { nameOf, shownSetting, shownSettings, shownText } from "../settings";
import { drivenBy, toAlarm, watched } from "./alarms";
import { connection } from "./connections";

/** Name and value of one container setting, as ECS reads it. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html */
interface NamedValue {
    readonly name: string;
    readonly value: string;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
interface ContainerDefinition {
    readonly name: string;
    readonly environment: readonly NamedValue[];
    readonly command: readonly string[];
    readonly entryPoint: readonly string[];
    readonly healthCheck: { readonly command: readonly string[] };
    readonly dockerLabels: Readonly<Record<string, string>>;
    readonly logConfiguration: { readonly logDriver: string; readonly options: Readonly<Record<string, string>> };
    readonly firelensConfiguration: { readonly type: string };
}

interface Container {
    readonly name: string;
    readonly definition: Props<ContainerDefinition>;
}

export const ecsService = reader<ServiceArgs>({
    types: ["aws_ecs_service", "aws:ecs/service:Service"],
    metrics: { namespaces: ["AWS/ECS", "ECS/ContainerInsights"], dimensions: { ServiceName: byName(/^name$/) }, runsCode: true },
    names: ["name"],
    facets: ["instances", "release", "watched"],
    amends: ["alarm"],
    read(p, subject) {
        const connect = p.in("serviceConnectConfiguration");
        const exposed = any(
            behindLoadBalancer(p, subject),
            // Without a service of its own it only calls others: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html
            all(
                isTrue(connect.flag("enabled", false)),
                some(connect.each("services"), () => yes()),
            ),
            isTrue(p.has("serviceRegistries")),
            isTrue(p.has("vpcLatticeConfigurations")),
        );
        const takeTraffic = all(not(isDaemon(p)), exposed);
        return [
            subject.component("service", {
                instances: {
                    // Provider default 0: "Number of instances of the task definition to place and keep running. Defaults to 0."
                    minimum: amendable(p.count("desiredCount", 0)),
                    scheduled: amendable(many([]), "added"),
                    takeTraffic,
                    single: amendable(any(isDaemon(p), neverTwo(p)), "added"),
                },
                release: { ...releaseOf(p), keepsCapacity: unless(not(takeTraffic), keepsCapacity(p)) },
                watched: watched(takeTraffic, { metric: "CPUUtilization", dimensions: "ClusterName, ServiceName" }, subject),
            }),
            ...drivenBy(p.in("alarms").toEach("alarmNames", toAlarm).items, isTrue(p.in("alarms").flag("enable", false))),
        ];
    },
});

export const ecsTaskDefinition = reader<TaskDefinitionArgs>({
    types: ["aws_ecs_task_definition", "aws:ecs/taskDefinition:TaskDefinition"],
    names: ["family"],
    facets: ["consumer", "logs", "settings"],
    read(p, subject) {
        const containers = mapped(p.jsonList<ContainerDefinition>("containerDefinitions"), (definition) => ({
            definition,
            name: nameOf(definition.text("name", "unnamed")),
        }));
        return [
            subject.component("task definition", {
                settings: joined(many<Setting>([], containers.unknowns), ...containers.items.map(settingsOf)),
                logs: logsOf(containers),
                consumer: {
                    // A task keeps its connections for as long as it runs.
                    manyShortLived: no(),
                    connectsTo: joined(
                        many([], containers.unknowns),
                        ...containers.items.map(({ definition }) =>
                            mapped(definition.each("environment"), (one) => connection({ to: (how) => one.to("value", how) })),
                        ),
                    ),
                },
            }),
        ];
    },
});

/** A list that is not known yet, and that is made of a target group, has it as a member. */
function behindLoadBalancer(p: Props<ServiceArgs>, { resource }: Subject): Answer {
    const made = sourcesOf(resource, "loadBalancers", p.raw("loadBalancers")?.node ?? null);
    return any(
        some(p.each("loadBalancers"), () => yes()),
        made.some((address) => TARGET_GROUP.test(address)) ? yes() : no(),
    );
}

/** In a URN and in an address of Terraform. */
const TARGET_GROUP = /[:$]aws:\w+\/targetGroup:TargetGroup::|(^|[./])aws_a?lb_target_group\./;

/** Who deploys decides how it goes back. */
function releaseOf(p: Props<ServiceArgs>): Release {
    const block = p.in("deploymentController");
    const controller = block.choice("type", CONTROLLERS, "ECS");
    const breaker = p.set("deploymentCircuitBreaker", { enable: true, rollback: true });
    const release = (answer: Answer): Release => ({ rollsBack: requirement(answer, "has no deployment circuit breaker that rolls back", breaker) });
    if (controller.kind === "unknown") return release(undecided(controller));
    switch (controller.value) {
        case "ECS":
            return release(byEcs(p));
        case "CODE_DEPLOY":
            // Its deployment group amends it.
            return {
                rollsBack: requirement(
                    amendable(no()),
                    "is deployed by CodeDeploy without a deployment group that rolls back",
                    p.advise({
                        pulumi: 'Add a CodeDeploy deployment group for it with autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] }.',
                        terraform:
                            'Add a CodeDeploy deployment group for it with auto_rollback_configuration { enabled = true, events = ["DEPLOYMENT_FAILURE"] }.',
                    }),
                ),
            };
        case "EXTERNAL":
            return release(undecided(unknown(block.place("type"), dependsOn("the external deployment controller"))));
    }
}

/**
 * Provider defaults 100 and 200. The percentages do not hold back a traffic shift, which needs all new tasks first.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
function keepsCapacity(p: Props<ServiceArgs>): Requirement {
    const least = p.count("deploymentMinimumHealthyPercent", 100);
    const most = p.count("deploymentMaximumPercent", 200);
    const kept = atLeast(least, 50);
    const room = any(not(atLeast(least, 100)), atLeast(most, 101));
    const problem = kept.kind === "no" ? "lets deployments stop more than half of its tasks" : "lets deployments neither stop nor add a task";
    const raised = becomes(most, 200);
    const fix =
        kept.kind === "no"
            ? becomes(
                  alongside(least, () => (atLeast(most, 101).kind === "no" ? raised.sets : [])),
                  100,
              )
            : raised;
    return unless(not(isRolling(p)), requirement(all(kept, room), problem, fix));
}

/** ECS replaces the tasks one after the other, instead of shifting traffic between two versions that both run. */
function isRolling(p: Props<ServiceArgs>): Answer {
    return all(
        equals(p.in("deploymentController").choice("type", CONTROLLERS, "ECS"), "ECS"),
        equals(p.in("deploymentConfiguration").choice("strategy", STRATEGIES, "ROLLING"), "ROLLING"),
    );
}

const CONTROLLERS = { ECS: "ECS", CODE_DEPLOY: "CODE_DEPLOY", EXTERNAL: "EXTERNAL" } as const;
const STRATEGIES = { ROLLING: "ROLLING", BLUE_GREEN: "BLUE_GREEN", LINEAR: "LINEAR", CANARY: "CANARY" } as const;

/** By the circuit breaker, by alarms, or by switching between two versions that both run. */
function byEcs(p: Props<ServiceArgs>): Answer {
    const breaker = p.in("deploymentCircuitBreaker");
    // An absent block is one piece of evidence, not two defaults.
    const there = isTrue(p.has("deploymentCircuitBreaker"));
    const alarms = p.in("alarms");
    const deployment = p.in("deploymentConfiguration");
    const strategy = deployment.choice("strategy", STRATEGIES, "ROLLING");
    const goesBack = any(
        holds(deployment.count("bakeTimeInMinutes", 0), (minutes) => minutes > 0),
        isTrue(deployment.has("lifecycleHooks")),
        undecided(unknown(deployment.place("bakeTimeInMinutes"), dependsOn("how ECS rolls back a traffic shift that no alarm or hook watches"))),
    );
    // Tasks with a network interface of their own have no Classic Load Balancer, and only they have a networkConfiguration:
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    const ownInterface = any(isTrue(p.has("networkConfiguration")), equals(p.choice("launchType", LAUNCH_TYPES, "EC2"), "FARGATE"));
    const classic = all(
        not(ownInterface),
        some(p.each("loadBalancers"), (one) => isTrue(one.has("elbName"))),
    );
    return any(
        there.kind === "no" ? there : all(isTrue(breaker.flag("enable", false)), isTrue(breaker.flag("rollback", false))),
        given(all(isTrue(alarms.flag("enable", false)), isTrue(alarms.flag("rollback", false)), isTrue(alarms.has("alarmNames")))),
        all(given(oneOf(strategy, ["BLUE_GREEN", "LINEAR", "CANARY"])), goesBack),
        // AWS documents the breaker for neither: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html
        all(given(isDaemon(p)), undecided(unknown(p.place("schedulingStrategy"), dependsOn("how daemon deployments are rolled back")))),
        all(
            given(classic),
            undecided(unknown(p.place("loadBalancers"), dependsOn("how deployments behind a Classic Load Balancer are rolled back"))),
        ),
    );
}

const LAUNCH_TYPES = { EC2: "EC2", FARGATE: "FARGATE", EXTERNAL: "EXTERNAL", MANAGED_INSTANCES: "MANAGED_INSTANCES" } as const;

function isDaemon(p: Props<ServiceArgs>): Answer {
    return equals(p.choice("schedulingStrategy", { REPLICA: "REPLICA", DAEMON: "DAEMON" }, "REPLICA"), "DAEMON");
}

/**
 * A deployment stops the old task before it starts the new one, which is how a singleton is declared. Provider default 200 for replicas.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
 */
function neverTwo(p: Props<ServiceArgs>): Answer {
    return not(atLeast(p.count("deploymentMaximumPercent", 200), 101));
}

/** Everything of a container that DescribeTaskDefinition shows in clear. */
function settingsOf({ definition, name }: Container): Many<Setting> {
    const environment = mapped(definition.each("environment"), (one) => {
        const setting = nameOf(one.text("name", "unnamed"));
        const value = one.raw("value");
        return value ? [shownSetting({ ...value, name: setting }, asSecret(setting), `${name}/`)] : [];
    });
    const options = definition.in("logConfiguration").entries("options");
    const commands = [
        { detail: "command", text: definition.raw("command") },
        { detail: "entryPoint", text: definition.raw("entryPoint") },
        { detail: "healthCheck", text: definition.in("healthCheck").raw("command") },
    ].flatMap(({ detail, text }) => (text ? [shownText(text, `${name}/${detail}`, asSecret(`the credential in ${detail}`))] : []));
    return joined(
        many([...environment.items.flat(), ...commands], environment.unknowns),
        shownSettings(
            definition.entries("dockerLabels"),
            (label) => advise(words`Remove the credential from the label ${label.name}.`),
            `${name}/dockerLabels/`,
        ),
        shownSettings(
            options,
            (option) => advise(words`Move ${option.name} to Secrets Manager and name it in secretOptions: [{ name, valueFrom }].`),
            `${name}/logConfiguration/`,
        ),
    );
}

function asSecret(what: string): Change {
    return advise(words`Move ${what} to Secrets Manager and name it in secrets: [{ name, valueFrom }].`);
}

/** Where each driver sends logs. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html */
const DRIVERS = {
    awslogs: "awslogs",
    awsfirelens: "awsfirelens",
    fluentd: "fluentd",
    gelf: "gelf",
    splunk: "splunk",
    syslog: "syslog",
    logentries: "logentries",
    gcplogs: "gcplogs",
    etwlogs: "etwlogs",
    journald: "journald",
    "json-file": "json-file",
    local: "local",
    none: "none",
} as const;
const ON_THE_HOST: readonly string[] = ["etwlogs", "journald", "json-file", "local", "none"];

function logsOf(containers: Many<Container>): Many<LogStream> {
    const routed = some(containers, ({ definition }) => isTrue(definition.has("firelensConfiguration")));
    return mapped(containers, ({ definition, name }) => ({
        detail: name,
        central: requirement(
            reachesStore(definition, routed),
            `does not ship the logs of container "${name}"`,
            advise(
                words`Give container "${name}" a logConfiguration with logDriver "awslogs", awslogs-group, awslogs-region and awslogs-stream-prefix.`,
            ),
        ),
    }));
}

function reachesStore(container: Props<ContainerDefinition>, routed: Answer): Answer {
    const log = isTrue(container.has("logConfiguration"));
    // A router's own log says how it fares, not what the application does.
    if (log.kind === "no") return any(log, given(isTrue(container.has("firelensConfiguration"))));
    const driver = container.in("logConfiguration").choice("logDriver", DRIVERS, shape("a logConfiguration without a driver"));
    return any(
        all(
            holds(driver, (it) => !ON_THE_HOST.includes(it)),
            any(given(not(equals(driver, "awsfirelens"))), routed),
        ),
        all(
            given(oneOf(driver, ["journald", "etwlogs"])),
            undecided(unknown(container.in("logConfiguration").place("logDriver"), dependsOn("an agent on the host"))),
        ),
    );
}
