import type { Answer } from "../answer";
import type { Requirement } from "../requirement";
import type { Many } from "../value";

declare module "../component" {
    interface Facets {
        /** How clients connect to it over a network. */
        readonly transport: Many<Entrance>;
    }
}

export interface Entrance {
    /** Stable key made of names: `listener`, `ingress`, `http`. */
    readonly detail: string;
    /** Clients on the internet can take it. */
    readonly fromInternet: Answer;
    /** It hands on what clients send; one that only redirects or refuses carries nothing. */
    readonly carries: Answer;
    /** Its traffic is encrypted. */
    readonly encrypted: Requirement;
}
