/** XML, parsed by a strict reader, as a tree. */

import { SaxesParser } from "saxes";

export interface XmlElement {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: readonly XmlElement[];
    readonly text: string;
}

interface Open extends XmlElement {
    readonly children: Open[];
    text: string;
}

/** Throws where the text is not well-formed, a forbidden character included. */
export function xmlDocument(text: string): XmlElement {
    const root: Open = { name: "", attributes: {}, children: [], text: "" };
    const open: Open[] = [root];
    const parser = new SaxesParser();
    parser.on("error", (error) => {
        throw error;
    });
    parser.on("opentag", ({ name, attributes }) => {
        const element: Open = { name, attributes, children: [], text: "" };
        open.at(-1)?.children.push(element);
        open.push(element);
    });
    parser.on("closetag", () => open.pop());
    parser.on("text", (more) => {
        const element = open.at(-1);
        if (element) element.text += more;
    });
    parser.write(text).close();
    const [only] = root.children;
    if (only === undefined) throw new TypeError("no element");
    return only;
}
