/** AWS Systems Manager: parameters. */

import type { ParameterArgs } from "@pulumi/aws/ssm/parameter";
import type { Setting } from "../../architecture/facets/settings";
import { known, many, unknown, type Change, type Value } from "../../architecture/value";
import { Template, type Node } from "../../resources/node";
import { NAMELESS } from "../credentials";
import { byProvider, type Entry } from "../props";
import { reader } from "../reader";
import { shownSetting } from "../settings";
import { wordsOf } from "../credentials/names";
import { storedSecret } from "../passwords";
import { fromConfiguration } from "../secret-configuration";

export const ssmParameter = reader<ParameterArgs>({
    types: ["aws_ssm_parameter", "aws:ssm/parameter:Parameter"],
    names: ["name"],
    facets: ["settings"],
    read(p, subject) {
        const type = p.choice("type", { String: "String", StringList: "StringList", SecureString: "SecureString" }, byProvider);
        const name = p.text("name", subject.resource.name);
        const named = lastPart(name, p.raw("name")?.node);
        const inProgram = p.advise({
            pulumi: `Take ${fromConfiguration("the value")}.`,
            terraform: "Pass a sensitive variable to value_wo.",
        });
        const secure = ({ place: { path } }: Entry): Change =>
            p.advise({
                pulumi: `Set type to "SecureString", and ${fromConfiguration(path === "value" ? "take the value" : `replace ${path} by a value`)}.`,
                terraform: `Set type = "SecureString", and pass a sensitive variable to value_wo instead of ${path}.`,
            });
        const called = named === NAMELESS ? name : known(named, p.place("name"));
        const shown = (entry: Entry): Setting => {
            const setting = { ...shownSetting({ ...entry, name: named }, secure(entry)), detail: entry.place.path };
            return named === NAMELESS && name.kind === "unknown" && setting.content.kind === "unknown" ? { ...setting, content: name } : setting;
        };
        const kept = (entry: Entry): Setting => {
            if (type.kind === "unknown") return { ...shown(entry), content: unknown(type.place) };
            return type.value === "SecureString" ? storedSecret(entry, called, subject.resource, inProgram) : shown(entry);
        };
        const [value, insecure] = [p.raw("value"), p.raw("insecureValue")];
        return [subject.component("secret", { settings: many([...(value ? [kept(value)] : []), ...(insecure ? [shown(insecure)] : [])]) })];
    },
});

/**
 * `/orders/production/db-password` names its value as `db-password` does, also where deployment decides what stands before it; `/orders/password/current`
 * and `/stripe/api/key` do not say enough at their ends.
 */
function lastPart(name: Value<string>, written: Node | undefined): string {
    if (name.kind === "known") return told(name.value.split("/")) ?? name.value;
    const last = written instanceof Template ? written.parts.at(-1) : undefined;
    // What stands before the first slash continues what is not known.
    return (typeof last === "string" ? told(last.split("/").slice(1)) : undefined) ?? NAMELESS;
}

/** The shortest end of a path that says what its value is. */
function told(steps: readonly string[]): string | undefined {
    const enough = steps.findLastIndex((step) => !isVague(step));
    return enough < 0 ? undefined : steps.slice(enough).join("/");
}

/** Words that only qualify (`value`, `prod`, `1`), and the end of a pair of words (`api/key`). */
function isVague(step: string): boolean {
    return /^keys?$/i.test(step) || wordsOf(`of ${step}`).length === 1;
}
