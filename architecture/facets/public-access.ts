import type { Answer } from "../answer";
import type { Requirement } from "../requirement";
import type { Many } from "../value";

declare module "../component" {
    interface Facets {
        /** Who gets at what a data store keeps without being known to it. */
        readonly publicAccess: PublicAccess;
    }
}

/** By what everybody may come in: over the network, by reading without signing in, by an access control list, by a policy. */
export type Way = "network" | "anonymous" | "list" | "policy";

export interface PublicAccess {
    /** What may open the store to everybody, one by one. */
    readonly openings: Many<Opening>;
    /** Every way into the store, each with whether the store keeps it shut whatever opens it. */
    readonly shut: Readonly<Partial<Record<Way, Answer>>>;
    /** Everybody is meant to read it. No property says so: at most undecided. */
    readonly published: Answer;
}

export interface Opening {
    readonly way: Way;
    /** Stable key made of names, where a store can have several: `acl`, a firewall rule's name. */
    readonly detail?: string;
    /** It lets nobody in who is not known. */
    readonly closed: Requirement;
    /** What it lets everybody do is to read. */
    readonly readsOnly: Answer;
}
