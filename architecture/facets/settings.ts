import type { Change, Many, Value } from "../value";

declare module "../component" {
    interface Facets {
        /** Every place of this component where a credential can be written. */
        readonly settings: Many<Setting>;
    }
}

/** What a setting holds, classified at the border: its content is not kept. */
export type Content = "credential" | "placeholder" | "reference" | "plain";

export interface Setting {
    /** Stable key, made of names: `<container>/<setting>`. */
    readonly detail: string;
    readonly content: Value<Content>;
    /** Its name only hints at a credential (`PARTNER_KEY`, `SALT`), and its value may be one. Where the content is unknown, that tells already. */
    readonly suspicious: Value<boolean>;
    /**
     * - `shown`: the cloud shows the place in clear (environment, user data, app settings): a credential there is wrong whatever its origin.
     * - `argument`: a password argument, where only a literal is wrong.
     */
    readonly place: "shown" | "argument";
    readonly fix: Change;
}
