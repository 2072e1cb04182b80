import type { Value } from "../value";

declare module "../component" {
    interface Facets {
        /** Days that a log store keeps what is written to it; `FOR_EVER` where nothing is ever deleted. */
        readonly logRetention: Value<number>;
    }
}

export const FOR_EVER = Infinity;
