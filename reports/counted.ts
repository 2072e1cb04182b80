/** Numbers with their nouns. */

/** `1 database`, `2 policies`. */
export function counted(count: number, noun: string): string {
    return `${String(count)} ${count === 1 ? noun : plural(noun)}`;
}

export function plural(noun: string): string {
    if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
    return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
