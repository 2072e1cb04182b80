import { productionReadiness } from "../../crossguard/policies";
import { inFolder } from "../gate/settings/files";
import { join } from "node:path";

const OWN = `exports.policies = [{ name: "tables-have-owners", title: "Tables have owners", area: "governance", severity: "improvement", items: ["ownership"],
    controls: {}, options: {}, judges: "protection", judge() {} }];`;

/** Names and levels of the pack in a folder with these settings. */
function levels(settings: string, others: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string | undefined> {
    return inFolder({ ...others, "prodgate.yaml": settings }, (folder) => {
        const policies = productionReadiness({ settings: join(folder, "prodgate.yaml") });
        return new Map(policies.map(({ name, enforcementLevel }) => [name, enforcementLevel]));
    });
}

test("plugins that the settings name are policies of the pack, with the level that the settings give them", () => {
    const all = levels("plugins: [./own.cjs]\npolicies: { tables-have-owners: mandatory, multiple-instances: disabled }", { "own.cjs": OWN });
    expect(all.get("tables-have-owners")).toBe("mandatory");
    expect(all.get("multiple-instances")).toBe("disabled");
    expect(all.get("encryption-in-transit")).toBe("mandatory");
});

test("the settings' options are the defaults of the engine's configuration", () => {
    inFolder({ "prodgate.yaml": "policies: { multiple-instances: { minimum: 3 } }" }, (folder) => {
        const policies = productionReadiness({ settings: join(folder, "prodgate.yaml") });
        const schema = policies.find(({ name }) => name === "multiple-instances")?.configSchema;
        expect(schema?.properties["minimum"]).toMatchObject({ type: "integer", default: 3, minimum: 1 });
    });
});

test("settings that cannot be used are the only policy, and it is mandatory", () => {
    expect([...levels("policies: { multiple-instance: advisory }")]).toEqual([["prodgate-settings", "mandatory"]]);
    expect([...levels("plugins: [./none.cjs]")]).toEqual([["prodgate-settings", "mandatory"]]);
});
