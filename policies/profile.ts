/** What an application is: how exposed, what data it holds, how much depends on it. It decides how strict each policy is. */

export const exposures = ["internal", "partner", "public"] as const;
export const dataClasses = ["public", "internal", "confidential", "regulated"] as const;
export const criticalities = ["low", "medium", "high"] as const;

export type DataClass = (typeof dataClasses)[number];

export interface Profile {
    /** Who can reach it: employees, partners, or anybody. */
    readonly exposure: (typeof exposures)[number];
    /** The most sensitive data that it holds. */
    readonly data: DataClass;
    /** How much the business depends on it. */
    readonly criticality: (typeof criticalities)[number];
}

/** Profiles that have a name. */
export const presets = {
    "internal-tool": { exposure: "internal", data: "internal", criticality: "low" },
    business: { exposure: "partner", data: "internal", criticality: "medium" },
    "customer-facing": { exposure: "public", data: "confidential", criticality: "high" },
    regulated: { exposure: "public", data: "regulated", criticality: "high" },
} as const satisfies Readonly<Record<string, Profile>>;

export type Preset = keyof typeof presets;
export const presetNames: readonly Preset[] = ["internal-tool", "business", "customer-facing", "regulated"];

/** Where nothing is configured. */
export const defaultPreset: Preset = "business";

/** The name of a profile, where it has one. */
export function presetOf({ exposure, data, criticality }: Profile): Preset | undefined {
    return presetNames.find((name) => {
        const one: Profile = presets[name];
        return one.exposure === exposure && one.data === data && one.criticality === criticality;
    });
}
