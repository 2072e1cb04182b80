import type { Answer } from "../answer";
import type { Requirement } from "../requirement";
import type { Many } from "../value";

declare module "../component" {
    interface Facets {
        /** Who gets at what a data store keeps without being known to it. */
        readonly publicAccess: PublicAccess;
    }
}

/** How the public gets access: over the network, by anonymous reads, by an access control list, by a policy. */
export type Way = "network" | "anonymous" | "list" | "policy";

export interface PublicAccess {
    /** What may open the store to the public, one by one. */
    readonly openings: Many<Opening>;
    /** Every way into the store, each with whether the store keeps it shut whatever opens it. */
    readonly shut: Readonly<Partial<Record<Way, Answer>>>;
    /** It is meant to be public. No property says so: at most undecided. */
    readonly published: Answer;
}

export interface Opening {
    readonly way: Way;
    /** Stable key made of names, where a store can have several: `acl`, a firewall rule's name. */
    readonly detail?: string;
    /** It admits only known principals or addresses. */
    readonly closed: Requirement;
    /** It gives the public read access only. */
    readonly readsOnly: Answer;
}
