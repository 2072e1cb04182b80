/** What an alarm tells the person whom it wakes, in every vocabulary. */

import { all, any, holds, isTrue, no, not, some, undecided, yes, type Answer } from "../architecture/answer";
import type { Guidance } from "../architecture/facets/alarm";
import { joined, type Change, type Many, type Value } from "../architecture/value";
import { Template } from "../resources/node";
import type { Entry } from "./props";

export interface Description {
    readonly text: Value<string>;
    readonly there: Value<boolean>;
    /** As it is written. */
    readonly written: Entry | undefined;
    /** What it is called, and the metrics that it is about: to repeat them says nothing. */
    readonly names: Many<Value<string>>;
    /** Tags and properties, one of which may hold the runbook. */
    readonly tags: readonly Many<Entry>[];
    readonly fix: Change;
}

export function guidanceIn({ text, there, written, names, tags, fix }: Description): Guidance {
    const tagged = some(joined(...tags), ({ name }) => (/runbook/i.test(name) ? yes() : no()));
    const parts = written?.node instanceof Template ? written.node.parts.filter((part) => typeof part === "string") : [];
    const readable = text.kind === "known" ? text.value : parts.join(" ");
    const links = /https?:\/\//i.test(readable);
    const explains = links || readable.trim().length >= ENOUGH;
    return {
        told: all(
            isTrue(there),
            explains
                ? yes()
                : not(
                      any(
                          isDefault(text),
                          some(names, (name) => repeats(text, name)),
                      ),
                  ),
        ),
        linked: any(tagged, all(isTrue(there), links ? yes() : holds(text, () => false))),
        fix,
    };
}

/** A sentence, which is more than a name. */
const ENOUGH = 40;

/** What CDKTF's and Pulumi's providers write where nothing is said. */
function isDefault(text: Value<string>): Answer {
    return holds(text, (it) => /^managed by (terraform|pulumi)$/i.test(it.trim()));
}

function repeats(text: Value<string>, name: Value<string>): Answer {
    if (text.kind === "unknown") return undecided(text);
    return holds(name, (it) => bare(it) !== "" && bare(it) === bare(text.value));
}

/** `shop-high-cpu`, `Shop high CPU alarm`: the same words. */
function bare(words: string): string {
    return words
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "")
        .replace(/alarm|alert/g, "");
}
