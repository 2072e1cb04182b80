import { problemsIn, withOption } from "../../policies/configured";
import { choice, flag, integer, names, optionFromText, optionsFrom, schemaOf, type Configured, type Option } from "../../policies/options";
import { definePolicy } from "../../policies/policy";

const options = {
    minimum: integer({ default: 2, minimum: 1, maximum: 9, describe: "Instances." }),
    strict: flag({ default: false, describe: "Strict." }),
    mode: choice({ default: "warm", choices: ["cold", "warm"], describe: "Mode." }),
    regions: names({ default: ["eu-west-1"], describe: "Regions." }),
};
const defaults = { minimum: 2, strict: false, mode: "warm", regions: ["eu-west-1"] };

test("what is not configured has its default", () => {
    expect(optionsFrom(options, {})).toEqual({ values: defaults, problems: [], goingOn: [] });
});

test("what is configured is used, an empty list and false included", () => {
    const configured = { minimum: 9, strict: false, mode: "cold", regions: [] };
    expect(optionsFrom(options, configured)).toEqual({ values: configured, problems: [], goingOn: [] });
});

test.each([
    ["minimum", 0, "minimum is not a whole number from 1 to 9; 2 is used"],
    ["minimum", 2.5, "minimum is not a whole number from 1 to 9; 2 is used"],
    ["minimum", "3", "minimum is not a whole number from 1 to 9; 2 is used"],
    ["strict", "true", "strict is not true or false; false is used"],
    ["mode", "hot", 'mode is not one of cold, warm; "warm" is used'],
    ["regions", "eu-west-1", 'regions is not a list of names; ["eu-west-1"] is used'],
    ["regions", [1], 'regions is not a list of names; ["eu-west-1"] is used'],
    ["constructor", 1, "constructor is not an option; there is minimum, strict, mode, regions"],
])("%s of %p is said, and the default is kept: who goes on says that too", (name, value, goingOn) => {
    expect(optionsFrom(options, { [name]: value })).toEqual({
        values: defaults,
        problems: [goingOn.replace(/; \S+ is used$/, "")],
        goingOn: [goingOn],
    });
});

test.each<[keyof typeof options, string, unknown]>([
    ["minimum", "3", 3],
    ["minimum", "three", "three"],
    ["strict", "true", true],
    ["strict", "false", false],
    ["strict", "yes", "yes"],
    ["mode", "cold", "cold"],
    ["regions", "eu-west-1, eu-north-1", ["eu-west-1", "eu-north-1"]],
    ["regions", "", []],
])("%s from the text %p", (name, text, value) => {
    const option: Option = options[name];
    expect(optionFromText(option, text)).toEqual(value);
});

test("each kind has a JSON schema", () => {
    expect(Object.values(options).map((option) => schemaOf(option))).toEqual([
        { type: "integer", default: 2, minimum: 1, maximum: 9, description: "Instances." },
        { type: "boolean", default: false, description: "Strict." },
        { type: "string", default: "warm", enum: ["cold", "warm"], description: "Mode." },
        { type: "array", default: ["eu-west-1"], items: { type: "string" }, description: "Regions." },
    ]);
});

describe("options of all policies", () => {
    const policies = [
        definePolicy({
            name: "enough-lamps",
            area: "scalability",
            title: "There are enough lamps",
            severity: "risk",
            items: ["ownership"],
            controls: {},
            options,
            judges: "instances",
            judge: () => undefined,
        }),
    ];

    test("a policy, an option and a value that do not fit are said", () => {
        expect(problemsIn({ "enough-lamps": { minimum: 3 } }, policies)).toEqual([]);
        expect(problemsIn({ "enough-lamp": {}, "enough-lamps": { minimun: 3, strict: 1 } }, policies)).toEqual([
            "no policy is called enough-lamp, did you mean enough-lamps; there are enough-lamps",
            "enough-lamps: strict is not true or false",
            "enough-lamps: minimun is not an option; there is minimum, strict, mode, regions",
        ]);
    });

    test("a command line gives them one by one, each kind as it is written", () => {
        const written = ["enough-lamps.minimum=3", "enough-lamps.strict=true", "enough-lamps.regions=a,b", "other.x=1=2"];
        expect(written.reduce<Configured>((all, one) => withOption(all, one, policies) ?? {}, {})).toEqual({
            "enough-lamps": { minimum: 3, strict: true, regions: ["a", "b"] },
            other: { x: "1=2" },
        });
        expect(withOption({}, "enough-lamps=3", policies)).toBeUndefined();
    });
});
