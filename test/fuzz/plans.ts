/** Plans and states as Terraform writes them, with values that it never would. */

import type { Part } from "./inputs";
import { mutated, valueOf } from "./inputs";
import { pick, type Random } from "./random";

/** What is in the lists whose order means nothing. */
export interface Listed {
    readonly changes: readonly object[];
    readonly wrap: (changes: readonly unknown[]) => object;
}

const MODULES = ["", "", "", "module.m", 'module.m["x"]', 'module.m["y"].module.n[0]'];
const REFERENCES = [
    "var.a",
    "local.l",
    "each.key",
    "each.value",
    "count.index",
    "module.m",
    'module.m["x"].out',
    "data.aws_iam_policy_document.d.json",
];

export function planOf(random: Random, parts: readonly Part[]): Listed {
    const places = parts.map((part) => ({ part, ...placeOf(random, part) }));
    const names = places.map(({ part }) => `${part.type}.${part.name}`);
    const changes = places.map(({ part, address, module, index }) => ({
        address,
        ...(module !== "" && { module_address: module }),
        ...(index !== undefined && { index }),
        mode: "managed",
        type: part.type,
        name: part.name,
        change: {
            actions: pick(random, [["create"], ["create"], ["no-op"], ["update"], ["delete", "create"], ["delete"], ["forget"], ["read"], []]),
            ...marked(random, part.properties),
        },
    }));
    const resources = places.map(({ part }) => ({
        address: `${part.type}.${part.name}`,
        provider_config_key: "aws",
        expressions: mutated(random, expressionsOf(random, part.properties, names), 0.01),
        ...(random() < 0.2 && { depends_on: [pick(random, names)] }),
        ...(random() < 0.2 && { for_each_expression: referring(random, names) }),
    }));
    const module = {
        resources,
        outputs: { out: { expression: referring(random, names), ...(random() < 0.3 && { sensitive: true }) } },
        variables: { a: random() < 0.3 ? { sensitive: true } : {} },
    };
    const calls = { m: { expressions: { a: referring(random, names) }, module: { ...module, module_calls: { n: { module } } } } };
    const rest = {
        planned_values: { root_module: {} },
        variables: { a: { value: valueOf(random, names) } },
        configuration: {
            provider_config: { aws: { version_constraint: pick(random, ["~> 5.0", "x", 6]) } },
            root_module: mutated(random, { ...module, module_calls: calls }, 0.005),
        },
    };
    return { changes, wrap: (all) => ({ format_version: "1.2", ...rest, resource_changes: all }) };
}

export function terraformStateOf(random: Random, parts: readonly Part[]): Listed {
    const changes = parts.map((part) => ({
        address: placeOf(random, part).address,
        mode: "managed",
        type: part.type,
        name: part.name,
        values: { ...part.properties, ...part.outputs },
        sensitive_values: marksOf(random, part.properties),
        ...(random() < 0.3 && { depends_on: [valueOf(random, ["q"])] }),
    }));
    return { changes, wrap: (resources) => ({ format_version: "1.0", values: { root_module: { resources } } }) };
}

function placeOf(random: Random, { type, name }: Part) {
    const module = pick(random, MODULES) ?? "";
    const index = random() < 0.2 ? pick(random, ["a", "b]", '"', 0]) : undefined;
    const key = index === undefined ? "" : `[${JSON.stringify(index)}]`;
    return { module, index, address: `${module === "" ? "" : `${module}.`}${type}.${name}${key}` };
}

/** Some of the values are known only after apply, and some are sensitive. */
function marked(random: Random, properties: Part["properties"]): object {
    const entries = Object.entries(properties);
    const unknown = entries.filter(() => random() < 0.3).map(([key]) => key);
    return {
        after: Object.fromEntries(entries.filter(([key]) => !unknown.includes(key))),
        after_unknown: mutated(random, Object.fromEntries(unknown.map((key) => [key, random() < 0.8 ? true : [{ x: true }]])), 0.02),
        after_sensitive: marksOf(random, properties),
    };
}

function marksOf(random: Random, properties: Part["properties"]): unknown {
    const keys = Object.keys(properties).filter(() => random() < 0.2);
    return mutated(random, Object.fromEntries(keys.map((key) => [key, pick(random, [true, [], {}, [true]])])), 0.02);
}

/** A few arguments are not written, as those in a `dynamic` block. */
function expressionsOf(random: Random, properties: Part["properties"], names: readonly string[]): object {
    const written = Object.entries(properties).filter(() => random() < 0.9);
    return Object.fromEntries(
        written.map(([key, value]) => {
            if (random() < 0.4) return [key, { constant_value: value }];
            return [key, random() < 0.5 ? referring(random, names) : { constant_value: value, ...referring(random, names) }];
        }),
    );
}

function referring(random: Random, names: readonly string[]): object {
    const references = Array.from({ length: Math.floor(random() * 3) }, () => {
        const name = pick(random, names) ?? "q";
        return random() < 0.6 ? [`${name}.arn`, name] : [pick(random, REFERENCES)];
    });
    return { references: references.flat() };
}
