/** What policies and readers of one's own are written with: values, answers, requirements, fixes, and the type of every facet. */

export { all, any, atLeast, equals, every, given, holds, isTrue, no, not, oneOf, some, yes } from "./answer";
export type { Answer } from "./answer";
export type { Architecture, Found } from "./architecture";
export { has } from "./component";
export type { Component, Facets, With } from "./component";
export type { Pointer } from "./pointer";
export type { Elsewhere } from "./elsewhere";
export { mustBe, mustBeAtLeast, orElse, orElsewhere, requirement, unless } from "./requirement";
export type { MaybeElsewhere, Requirement } from "./requirement";
export { advise, becomes } from "./value";
export type { Change, Effect, Many, Place, Value } from "./value";

export type * from "./facets/alarm";
export type * from "./facets/consumer";
export type * from "./facets/database";
export type * from "./facets/dead-letter";
export type * from "./facets/exposure";
export type * from "./facets/hosting";
export type * from "./facets/inbox";
export type * from "./facets/instances";
export type * from "./facets/key";
export type * from "./facets/locks";
export type * from "./facets/log-retention";
export type * from "./facets/logs";
export type * from "./facets/permissions";
export type * from "./facets/pool";
export type * from "./facets/protection";
export type * from "./facets/public-access";
export type * from "./facets/published";
export type * from "./facets/release";
export type * from "./facets/replica";
export type * from "./facets/settings";
export type * from "./facets/standby";
export type * from "./facets/telemetry";
export type * from "./facets/transport";
export type * from "./facets/versions";
export type * from "./facets/watched";
