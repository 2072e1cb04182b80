/** Blocks of a Terraform JSON document. At every level Terraform takes an object or a list of objects; anything else is reported, never thrown. */

import { isObject } from "../json-file";

export type Json = Readonly<Record<string, unknown>>;

export interface Block {
    /** `aws_sqs_queue.q`, `module.net`, `data.aws_vpc.main`, `var.size`. */
    readonly key: string;
    readonly type: string;
    readonly name: string;
    readonly body: Json;
}

/** The objects of a body: one, or each of a list. */
export function bodies(value: unknown): readonly Json[] {
    return listed(value).filter(isObject);
}

/** Blocks with two labels, as `resource`; `prefix` as in `data.aws_vpc.main`. */
export function typedBlocks(section: unknown, prefix: string, complain: (key: string) => void): readonly Block[] {
    return entriesOf(section, prefix === "" ? "resource" : prefix.slice(0, -1), complain).flatMap(([type, named]) =>
        entriesOf(named, `${prefix}${type}`, complain).flatMap(([name, body]) => blocks(`${prefix}${type}.${name}`, type, name, body, complain)),
    );
}

/** Blocks with one label, as `module`. */
export function namedBlocks(section: unknown, type: string, complain: (key: string) => void): readonly Block[] {
    return entriesOf(section, type, complain).flatMap(([name, body]) => blocks(`${type}.${name}`, type, name, body, complain));
}

/** The entries of a section by name, of any shape: `locals`. */
export function entriesOf(section: unknown, key: string, complain: (key: string) => void): readonly (readonly [string, unknown])[] {
    return listed(section).flatMap((one) => {
        if (isObject(one)) return Object.entries(one).filter(([name]) => name !== "//");
        complain(key);
        return [];
    });
}

function blocks(key: string, type: string, name: string, body: unknown, complain: (key: string) => void): readonly Block[] {
    return listed(body).flatMap((one) => {
        if (isObject(one)) return [{ key, type, name, body: one }];
        complain(key);
        return [];
    });
}

/** `null` is absent. */
function listed(value: unknown): readonly unknown[] {
    const all: readonly unknown[] = Array.isArray(value) ? value : [value];
    return all.filter((one) => one !== null && one !== undefined);
}
