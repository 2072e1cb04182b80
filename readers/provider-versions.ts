/** Which major versions of a provider a constraint allows. https://developer.hashicorp.com/terraform/language/expressions/version-constraints */

export interface Majors {
    readonly least: number;
    readonly most: number;
}

/** What cannot be read as a constraint restricts nothing. */
export function majorsOf(constraint: string | undefined): Majors {
    const parts = (constraint ?? "").slice(0, LONGEST).split(",").map(majorsIn);
    return { least: Math.max(0, ...parts.map(({ least }) => least)), most: Math.min(...parts.map(({ most }) => most)) };
}

const LONGEST = 200;

function majorsIn(part: string): Majors {
    const found = /^(=|!=|>=?|<=?|~>)?v?(\d+)(\.[\w.+-]+)?$/u.exec(part.replace(/\s+/gu, ""));
    const operator = found?.[1] ?? "=";
    const major = Number(found?.[2]);
    if (!found || operator === "!=") return { least: 0, most: Infinity };
    // "Allows only the right-most version component to increment": of one component, that is any later version.
    if (operator === ">=" || operator === ">" || (operator === "~>" && found[3] === undefined)) return { least: major, most: Infinity };
    if (operator === "<=" || operator === "<") return { least: 0, most: operator === "<" && /^[.0]*$/u.test(found[3] ?? "") ? major - 1 : major };
    return { least: major, most: major };
}
