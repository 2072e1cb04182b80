import { resourcesOfStacks } from "../../../inputs/terraform/stack-documents";

const written = {
    path: "shop/data/carts",
    policy: "protected-stateful-resources",
    resource: "*",
    reason: "filled again from the orders",
    owner: "team-shop",
    expires: "2027-03-01",
};
const read = (waivers: unknown, stack = "shop") =>
    resourcesOfStacks([{ source: "cdk.tf.json", json: { "//": { metadata: { stackName: stack }, prodgate: { waivers } } } }]);

test("waivers of all stacks are read, in the same order whatever that of the stacks, and change nothing else", () => {
    const input = resourcesOfStacks([
        {
            source: "a",
            json: { "//": { metadata: { stackName: "shop" }, prodgate: { waivers: [written, { ...written, path: "shop", detail: "web/*" }] } } },
        },
        { source: "b", json: { "//": { metadata: { stackName: "inner" }, prodgate: { waivers: [{ ...written, path: "outer/inner" }] } } } },
        { source: "c", json: { "//": { metadata: { stackName: "other" } } } },
    ]);
    expect(input).toEqual({
        resources: [],
        notEvaluated: [],
        complete: true,
        notes: [],
        waivers: [{ ...written, path: "outer/inner" }, { ...written, path: "shop", detail: "web/*" }, written],
    });
    expect(resourcesOfStacks([{ source: "c", json: {} }])).not.toHaveProperty("waivers");
});

test("a waiver for all resources needs not say so, and what is missing is refused where it is judged", () => {
    const { path, policy } = written;
    expect(read([{ path, policy, reason: 7, expires: null }]).waivers).toEqual([{ path, policy, resource: "*", reason: "", owner: "", expires: "" }]);
});

test.each<[string, unknown, string]>([
    ["no list", "all", "cdk.tf.json: its waivers are not a list: they waive nothing"],
    ["a list of text", ["all"], "waiver 1 in cdk.tf.json: is not an object; it waives nothing"],
    [
        "no path",
        [written, { ...written, path: undefined }],
        "waiver 2 in cdk.tf.json: its path is not that of a construct of this stack; it waives nothing",
    ],
    [
        "a path of another stack",
        [{ ...written, path: "other/carts" }],
        "waiver 1 in cdk.tf.json: its path is not that of a construct of this stack; it waives nothing",
    ],
    [
        "a path that is no path",
        [{ ...written, path: "shop/\u001b[2J" }],
        "waiver 1 in cdk.tf.json: its path is not that of a construct of this stack; it waives nothing",
    ],
    [
        "a path that holds a credential",
        [{ ...written, path: "shop/AKIAQ4XZ7RTBVNM2KLPD" }],
        "waiver 1 in cdk.tf.json: its path is not that of a construct of this stack; it waives nothing",
    ],
    [
        "a policy that no policy can be called by",
        [{ ...written, policy: "Ping\n" }],
        "waiver 1 in cdk.tf.json: its policy is not a policy's name; it waives nothing",
    ],
    ["a resource that is a list", [{ ...written, resource: ["a"] }], "waiver 1 in cdk.tf.json: its resource is not text; it waives nothing"],
    ["a detail that is a number", [{ ...written, detail: 1 }], "waiver 1 in cdk.tf.json: its detail is not text; it waives nothing"],
])("%s is a line, and the input is complete", (_, waivers, line) => {
    const input = read(waivers);
    expect([input.notEvaluated, input.complete]).toEqual([[line], true]);
    expect(input.waivers ?? []).toHaveLength(Array.isArray(waivers) ? waivers.length - 1 : 0);
});

test.each([null, 1, "x", [], { waivers: undefined }])("prodgate: %p holds no waivers and throws nothing", (prodgate) => {
    const { complete, waivers } = resourcesOfStacks([{ source: "s", json: { "//": { prodgate } } }]);
    expect([complete, waivers]).toEqual([true, undefined]);
});

test("of a document without a stack, any construct path is one", () => {
    const json = { "//": { prodgate: { waivers: [written] } } };
    expect(resourcesOfStacks([{ source: "s", json }]).waivers).toEqual([written]);
});
