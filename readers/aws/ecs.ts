/** Amazon ECS: clusters, services, task definitions. */

import type { ServiceArgs } from "@pulumi/aws/ecs/service";
import type { TaskDefinitionArgs } from "@pulumi/aws/ecs/taskDefinition";
import { all, any, equals, fact, given, holds, isTrue, not, oneOf, undecided, some, yes } from "../../architecture/answer";
import { joined, many, mapped, open, unknown, type Many, type Value } from "../../architecture/value";
import type { LogStream } from "../../architecture/facets/logs";
import type { Setting } from "../../architecture/facets/settings";
import type { Props } from "../props";
import { reader, type Subject } from "../reader";
import { shownSetting, shownText } from "../settings";
import { databaseClients } from "./connections";

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
    readonly logConfiguration: { readonly logDriver: string };
    readonly firelensConfiguration: { readonly type: string };
}

export const ecsService = reader<ServiceArgs>({
    types: ["aws_ecs_service", "aws:ecs/service:Service"],
    names: ["name"],
    read(p, subject) {
        const controller = p.in("deploymentController").choice("type", { ECS: "ECS", CODE_DEPLOY: "CODE_DEPLOY", EXTERNAL: "EXTERNAL" }, "ECS");
        const daemon = p.choice("schedulingStrategy", { REPLICA: "REPLICA", DAEMON: "DAEMON" }, "REPLICA");
        const breaker = p.in("deploymentCircuitBreaker");
        const alarms = p.in("alarms");
        const strategy = p.in("deploymentConfiguration").choice("strategy", { ROLLING: "ROLLING", BLUE_GREEN: "BLUE_GREEN", LINEAR: "LINEAR", CANARY: "CANARY" }, "ROLLING");
        const bySwitching = oneOf(strategy, ["BLUE_GREEN", "LINEAR", "CANARY"]);
        const byBreaker = all(isTrue(breaker.flag("enable", false)), isTrue(breaker.flag("rollback", false)));
        const byAlarms = all(isTrue(alarms.flag("enable", false)), isTrue(alarms.flag("rollback", false)));
        const byController = all(given(equals(controller, "ECS")), any(byBreaker, byAlarms, bySwitching));
        const rollsBack = any(
            byController,
            // CodeDeploy's own rollback is amended by the deployment group; an external controller is nobody's here to judge.
            all(equals(controller, "EXTERNAL"), undecided(unknown(p.in("deploymentController").place("type"), "the external deployment controller"))),
            equals(daemon, "DAEMON").kind === "yes" ? undecided(unknown(p.place("schedulingStrategy"), "how daemon deployments are rolled back")) : not(yes()),
        );
        return [
            subject.component("service", {
                instances: {
                    // Provider default 0: "Number of instances of the task definition to place and keep running. Defaults to 0."
                    minimum: open(p.count("desiredCount", 0)),
                    takeTraffic: all(not(equals(daemon, "DAEMON")), any(isTrue(p.has("loadBalancers")), isTrue(p.in("serviceConnectConfiguration").flag("enabled", false)), isTrue(p.has("serviceRegistries")))),
                },
                release: {
                    rollsBack: fact(
                        rollsBack,
                        p.set("deploymentCircuitBreaker", { pulumi: "{ enable: true, rollback: true }", terraform: "{ enable = true, rollback = true }" }),
                    ),
                    otherwise: "has no deployment circuit breaker that rolls back",
                },
            }),
        ];
    },
});

export const ecsTaskDefinition = reader<TaskDefinitionArgs>({
    types: ["aws_ecs_task_definition", "aws:ecs/taskDefinition:TaskDefinition"],
    names: ["family"],
    read(p, subject) {
        const containers = p.jsonList<ContainerDefinition>("containerDefinitions");
        const named = mapped(containers, (container) => ({ container, name: nameOf(container.text("name", "unnamed")) }));
        return [
            subject.component("task definition", {
                settings: joined(many<Setting>([], named.open), ...named.items.map(({ container, name }) => settingsOf(container, name))),
                logs: logsOf(named, subject),
                consumer: {
                    manyShortLived: not(yes()),
                    connectsTo: joined(many([], named.open), ...named.items.map(({ container }) => mapped(container.each("environment"), (one) => one.to("value", databaseClients)))),
                },
            }),
        ];
    },
});

function settingsOf(container: Props<ContainerDefinition>, name: string): Many<Setting> {
    const mend = (setting: string) =>
        container.advise({
            pulumi: `Move ${setting} to Secrets Manager and name it in secrets: [{ name, valueFrom }].`,
            terraform: `Move ${setting} to Secrets Manager and name it in secrets: [{ name, valueFrom }].`,
        });
    const environment = mapped(container.each("environment"), (one) => {
        const setting = nameOf(one.text("name", "unnamed"));
        const value = one.raw("value");
        return value ? [shownSetting({ ...value, name: setting }, mend(setting), `${name}/`)] : [];
    });
    const commands = (["command", "entryPoint"] as const).flatMap((key) => {
        const text = container.raw(key);
        return text ? [shownText(text, `${name}/${key}`, mend(key))] : [];
    });
    return many([...environment.items.flat(), ...commands], environment.open);
}

function logsOf(containers: Many<{ readonly container: Props<ContainerDefinition>; readonly name: string }>, subject: Subject): Many<LogStream> {
    const router = some(containers, ({ container }) => isTrue(container.in("firelensConfiguration").present));
    return mapped(containers, ({ container, name }) => {
        const log = container.in("logConfiguration");
        // A driver that stays on the host keeps nothing: json-file and none. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
        const driver = log.text("logDriver", "none");
        const routed = isTrue(container.in("firelensConfiguration").present);
        return {
            detail: name,
            otherwise: `sends the logs of container "${name}" nowhere`,
            central: fact(
                any(routed, holds(driver, (it) => !["none", "json-file", "local", "journald"].includes(it)), all(holds(driver, (it) => it === "journald"), undecided(unknown(subject.place, "an agent on the host")), router)),
                container.advise({
                    pulumi: `Give container "${name}" a logConfiguration with logDriver "awslogs", awslogs-group, awslogs-region and awslogs-stream-prefix.`,
                    terraform: `Give container "${name}" a logConfiguration with logDriver "awslogs", awslogs-group, awslogs-region and awslogs-stream-prefix.`,
                }),
            ),
        };
    });
}

function nameOf(name: Value<string>): string {
    return name.kind === "known" ? name.value : "unnamed";
}
