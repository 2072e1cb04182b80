/** Amazon EC2: instances, and the templates that instances are made from, as far as their user data shows a credential. */

import type { InstanceArgs } from "@pulumi/aws/ec2/instance";
import type { LaunchConfigurationArgs } from "@pulumi/aws/ec2/launchConfiguration";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";
import type { Setting } from "../../architecture/facets/settings";
import { many, unknown, type Change, type Many } from "../../architecture/value";
import { Hole } from "../../resources/node";
import type { Entry, Props } from "../props";
import { reader } from "../reader";
import { shownText } from "../settings";

export const instance = reader<InstanceArgs>({
    types: ["aws_instance", "aws:ec2/instance:Instance"],
    facets: ["settings"],
    read: (p, subject) => [subject.component("instance", { settings: userData(p, p.raw("userData"), p.raw("userDataBase64")) })],
});

export const launchTemplate = reader<LaunchTemplateArgs>({
    types: ["aws_launch_template", "aws:ec2/launchTemplate:LaunchTemplate"],
    facets: ["settings"],
    read: (p, subject) => [subject.component("launch template", { settings: userData(p, p.raw("userData")) })],
});

export const launchConfiguration = reader<LaunchConfigurationArgs>({
    types: ["aws_launch_configuration", "aws:ec2/launchConfiguration:LaunchConfiguration"],
    facets: ["settings"],
    read: (p, subject) => [subject.component("launch configuration", { settings: userData(p, p.raw("userData"), p.raw("userDataBase64")) })],
});

/** "Anyone who has direct access to the instance can view it": https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
function userData(p: Pick<Props<never>, "advise">, ...scripts: readonly (Entry | undefined)[]): Many<Setting> {
    const sentence = "Keep the credential in Secrets Manager, and let the instance read it with its instance profile when it starts.";
    const fix = p.advise({ pulumi: sentence, terraform: sentence });
    return many(scripts.flatMap((script) => (script ? [shown(script, fix)] : [])));
}

/** A script that is not known may show anything. */
function shown(script: Entry, fix: Change): Setting {
    const setting = shownText(script, script.place.path, fix);
    const { node, place } = script;
    const plain = setting.content.kind === "known" && setting.content.value === "plain";
    return plain && node instanceof Hole ? { ...setting, content: unknown(place, node.about.reason) } : setting;
}
