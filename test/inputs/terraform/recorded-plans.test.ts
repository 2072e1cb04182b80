import { join } from "node:path";
import { readTerraformJson } from "../../../inputs/terraform/files";
import { Secret } from "../../../resources/node";
import { exactly } from "./one-property";

/** OpenTofu 1.10.6 wrote these of `plans/modules/`: `tofu plan -out p`, `tofu show -json p`, and `tofu show -json` after `tofu apply p`. */
const recorded = (name: string) => {
    const input = readTerraformJson(join(__dirname, "plans", name));
    return { input, of: (address: string) => input.resources.find((one) => one.address === address)?.properties["input"] };
};

test("a plan of OpenTofu: instances, modules and what they hand on", () => {
    const { input, of } = recorded("modules.plan.json");
    expect(input).toMatchObject({ complete: true, notEvaluated: [] });
    expect(input.resources).toHaveLength(8);
    expect(of('module.m["x"].terraform_data.in')).toEqual(exactly("terraform_data.first", "id"));
    expect(of("terraform_data.last")).toEqual(exactly('module.m["y"].terraform_data.in', "id"));
    expect(of('terraform_data.paired["b"]')).toEqual(exactly('terraform_data.each["b"]'));
    expect(of('terraform_data.each["a"]')).toMatchObject({ note: "local-shop" });
    expect(JSON.stringify(input)).not.toContain("hunter2");
});

test("the state after it: everything is known, and secrets are marked", () => {
    const { input, of } = recorded("modules.state.json");
    expect(input).toMatchObject({ complete: true, notEvaluated: [] });
    expect(input.resources).toHaveLength(8);
    expect(of("terraform_data.first")).toEqual({ name: "shop", secret: new Secret("hunter2") });
});
