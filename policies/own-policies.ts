/** For policies of your own: `import { definePolicy } from "prodgate/policies"`. How to write one, in ten minutes: `docs/packs.md`. */

export * from "../architecture/published";
export type { ChecklistItem } from "./checklist";
export { choice, flag, integer, names } from "./options";
export type { Option, Options, OptionValues } from "./options";
export { definePolicy } from "./policy";
export type { Area, Check, Context, Policy, Severity } from "./policy";
