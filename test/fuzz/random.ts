/** Chance that can be repeated. */

export type Random = () => number;

/** Mulberry32: a number from 0 up to 1, the same ones for the same seed. */
export function randomOf(seed: number): Random {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

export function pick<T>(random: Random, items: readonly T[]): T | undefined {
    return items[Math.floor(random() * items.length)];
}

export function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
    return items
        .map((item) => ({ item, order: random() }))
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item);
}
