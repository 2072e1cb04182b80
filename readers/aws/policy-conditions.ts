/** Conditions of IAM's policies. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html */

import { all, undecided, yes, type Answer } from "../../architecture/answer";
import { shape } from "../../architecture/reason";
import { unknown, type Place } from "../../architecture/value";
import { Hole, Secret, isList, isMap, type Node } from "../../resources/node";
import type { Entry } from "../props";

/** One comparison: operator and key in lower case. */
export interface Test {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly Node[];
    readonly place: Place;
}

/** A condition holds when each of its tests does. */
export function conditionHolds(condition: Entry | undefined, holds: (test: Test) => Answer): Answer {
    if (condition === undefined) return yes();
    const { node, place } = condition;
    if (!isMap(node)) return undecided(unknown(place, node instanceof Hole ? node.about.reason : shape("of an unexpected shape")));
    return all(...Object.entries(node).map(([operator, keys]) => testsHold(operator.toLowerCase(), keys, place, holds)));
}

function testsHold(operator: string, keys: Node, place: Place, holds: (test: Test) => Answer): Answer {
    if (!isMap(keys)) return undecided(unknown(place, keys instanceof Hole ? keys.about.reason : shape("of an unexpected shape")));
    return all(...Object.entries(keys).map(([key, value]) => holds({ operator, key: key.toLowerCase(), values: valuesOf(value), place })));
}

function valuesOf(node: Node): readonly Node[] {
    if (node instanceof Secret) return valuesOf(node.content);
    return isList(node) ? node : [node];
}
