/** What somebody who misspelt a name meant. */

/** The known name with the fewest changed letters; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
    const ranked = known
        .map((one) => ({ one, away: distance(name.toLowerCase().slice(0, MOST), one) }))
        .sort((a, b) => a.away - b.away || (a.one < b.one ? -1 : 1));
    const [best] = ranked;
    return best !== undefined && best.away <= Math.max(2, Math.floor(best.one.length / 3)) ? best.one : undefined;
}

/** `, did you mean web`, as it follows what is wrong; nothing where no known name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
    const meant = nearest(name, known);
    return meant === undefined ? "" : `, did you mean ${meant}`;
}

/** No name is longer. */
const MOST = 100;

/** Levenshtein's: letters added, removed or changed. */
function distance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (const [at, letter] of Array.from(a).entries()) {
        const next = [at + 1];
        for (const [other, one] of Array.from(b).entries())
            next.push(Math.min((row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1, (row[other] ?? 0) + (letter === one ? 0 : 1)));
        row = next;
    }
    return row[b.length] ?? a.length;
}
