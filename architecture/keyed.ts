/** Objects whose keys a user chooses. */

/** V8 keeps an object that inherits from an empty one in its fast form, and one that inherits from nothing as a hash table. */
const NOTHING = {};
Object.setPrototypeOf(NOTHING, null);
Object.freeze(NOTHING);

/**
 * An object without `toString`, `constructor` or the setter `__proto__`: a key that is called so is a key like any other, and a key that is absent is
 * `undefined`.
 */
export function keyed<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
    const made = empty<T>();
    for (const [key, value] of entries) made[key] = value;
    return made;
}

function empty<T>(): Record<string, T>;
function empty(): unknown {
    const made: unknown = Object.create(NOTHING);
    return made;
}
