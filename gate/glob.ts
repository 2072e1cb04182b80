/** Patterns with `*`, as settings name stacks and resources. */

/**
 * Whether a text is what a pattern describes: `*` stands for any text, also for none and for one with slashes; everything else stands for itself. Takes time
 * in proportion to the product of both lengths at most: there is no backtracking beyond the last `*`.
 */
export function globMatches(pattern: string, text: string): boolean {
    const parts = pattern.split("*");
    const [first = "", ...others] = parts;
    const last = others.pop();
    if (last === undefined) return text === pattern;
    if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
    const end = text.length - last.length;
    let from = first.length;
    for (const part of others) {
        const at = text.indexOf(part, from);
        if (at < 0 || at + part.length > end) return false;
        from = at + part.length;
    }
    return true;
}
