/** For readers of your own: `import { defineReader } from "prodgate/readers"`. How to write one, in ten minutes: `docs/packs.md`. */

export { amendable } from "../architecture/amendable";
export { amend, consult } from "../architecture/amendment";
export type { Amendment, Consultation } from "../architecture/amendment";
export { undecided } from "../architecture/answer";
export type { CanonicalType } from "../architecture/component";
export * from "../architecture/published";
export { known, many, unknown } from "../architecture/value";
export { byName } from "./metrics";
export type { Metrics } from "./metrics";
export { defineReader, ownType } from "./plugin-reader";
export type { OwnReader } from "./plugin-reader";
export { byProvider } from "./props";
export type { Entry, Props } from "./props";
export type { Contribution, Subject, WatchedSubject } from "./reader";
