/** `aws.iam.getPolicyDocument`: the text that it returns. */

import { isObject, parsedJson } from "../json-file";
import { policyDocument } from "../policy-document";

/** Nothing when an argument is not known to that extent. Texts in it may hold marks. */
export function policyText(args: Readonly<Record<string, unknown>>, isMarked: (text: string) => boolean): string | undefined {
    const document = policyDocument(args, (text) => statementsIn(text, isMarked));
    return document && JSON.stringify(document, undefined, 2);
}

function statementsIn(text: unknown, isMarked: (text: string) => boolean): readonly object[] | undefined {
    if (typeof text !== "string") return undefined;
    const document = parsedJson(text);
    // A document that is a mark itself does not parse; one with marks inside does.
    if (!isObject(document) || (isMarked(text) && !("Statement" in document))) return undefined;
    const found = document["Statement"];
    return (Array.isArray(found) ? found : [found]).filter(isObject);
}
