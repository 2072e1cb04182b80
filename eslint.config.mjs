import { fileURLToPath } from "node:url";
import { dirname } from "node:path";
import eslint from "@eslint/js";
import jest from "eslint-plugin-jest";
import tseslint from "typescript-eslint";

// What each folder may import of ours: `docs/architecture.md` draws it.
const layers = {
    architecture: [],
    policies: ["architecture"],
    resources: ["architecture"],
    readers: ["architecture", "resources"],
    inputs: ["architecture", "resources", "readers"],
    gate: ["architecture", "policies", "resources", "readers", "inputs"],
    reports: ["architecture", "policies", "gate"],
    crossguard: ["architecture", "policies", "resources", "readers", "inputs", "gate"],
    "cdktf-validators": ["architecture", "policies", "resources", "readers", "inputs", "gate", "reports"],
    // For tests of policies alone: no other folder may import it.
    testing: ["architecture", "policies", "resources", "readers"],
};
const folders = [...Object.keys(layers), "cli", "test", "examples", "tools"];

/** Provider SDKs and construct libraries are types at most, and by deep path only: their roots cost seconds and hundreds of megabytes. */
const sdks = [
    { regex: "^(@pulumi/(aws|azure-native)|@cdktf/provider-[^/]+)(/[^/]+)?$", allowTypeImports: false, message: "Import a type by its deep path." },
    {
        regex: "^(@pulumi/(aws|azure-native)/|@cdktf/provider-)",
        allowTypeImports: true,
        message: "Provider SDKs are not loaded at run time: import type.",
    },
    {
        regex: "^(cdktf|cdktn|constructs)$",
        allowTypeImports: true,
        message: "Never import or bundle a construct library: it must be the user's own copy.",
    },
];

const layered = Object.entries(layers).map(([folder, allowed]) => {
    const forbidden = folders.filter((other) => other !== folder && !allowed.includes(other));
    return {
        files: [`${folder}/**/*.ts`],
        rules: {
            "no-restricted-imports": "off",
            "@typescript-eslint/no-restricted-imports": [
                "error",
                {
                    patterns: [
                        {
                            regex: `^(\\.\\./)+(${forbidden.join("|")})/`,
                            message: `${folder}/ may import only ${allowed.join(", ") || "nothing of ours"}.`,
                        },
                        ...sdks,
                        ...(folder === "crossguard" ? [] : [{ regex: "^@pulumi/policy", message: "Values of @pulumi/policy stay in crossguard/." }]),
                        ...(folder === "crossguard" || folder === "inputs"
                            ? []
                            : [{ regex: "^@pulumi/pulumi", message: "The Pulumi SDK stays in crossguard/ and inputs/." }]),
                    ],
                },
            ],
        },
    };
});

/**
 * What users choose (names of settings, of tags, of conditions in policies) may be called `constructor`, `toString` or `__proto__`. An object literal has
 * the first two before anything is written to it, and takes the third for its prototype, or for that of every object: `{}["__proto__"][name] = value`.
 */
const keyedObjects = [
    {
        selector: "CallExpression[callee.object.name='Object'][callee.property.name=/^(assign|fromEntries)$/]",
        message: "Use keyed() of architecture/keyed.ts, or a Map: a user may have chosen the keys.",
    },
    {
        selector: "AssignmentExpression > MemberExpression.left[computed=true][property.type!=/^(Literal|BinaryExpression)$/]",
        message: "Use keyed() of architecture/keyed.ts, or a Map: a user may have chosen the key.",
    },
    {
        selector: "BinaryExpression[operator='in'][left.type!='Literal']",
        message: "Use Object.hasOwn(), or a Map: every object has a `constructor`.",
    },
];
const spreads = [
    {
        selector: "CallExpression[callee.property.name='push'] > SpreadElement",
        message: "A call takes some 120,000 arguments, and an input may hold more: use a loop.",
    },
];
/** Elsewhere computed keys in a literal are facets. */
const keyedLiterals = [
    {
        selector: "ObjectExpression > Property[computed=true][key.type=/^(Identifier|TemplateLiteral|CallExpression)$/]",
        message: "Use keyed() of architecture/keyed.ts, or a Map: a user may have chosen the key.",
    },
];
const keys = [
    {
        files: ["resources", "readers", "gate", "crossguard", "cdktf-validators"].map((folder) => `${folder}/**/*.ts`),
        rules: { "no-restricted-syntax": ["error", ...keyedObjects, ...spreads] },
    },
    {
        files: ["architecture", "policies", "reports"].map((folder) => `${folder}/**/*.ts`),
        rules: { "no-restricted-syntax": ["error", ...spreads] },
    },
    {
        files: ["inputs/**/*.ts"],
        // What is given back to a user's program must be an object of the kind that the program made.
        ignores: ["inputs/pulumi/program-hook.ts", "inputs/pulumi/program-symbols.ts"],
        rules: { "no-restricted-syntax": ["error", ...keyedObjects, ...keyedLiterals, ...spreads] },
    },
];

export default tseslint.config(
    { ignores: ["dist/", "node_modules/", ".cache/", "coverage/", "examples/", "test/**/programs/", "**/*.js", "**/*.mjs", "**/*.cjs"] },
    eslint.configs.recommended,
    tseslint.configs.strictTypeChecked,
    tseslint.configs.stylisticTypeChecked,
    {
        languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: dirname(fileURLToPath(import.meta.url)) } },
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: {
            "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
            "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
            "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
            "@typescript-eslint/unified-signatures": "off",
            // A recursive type needs an index signature.
            "@typescript-eslint/consistent-indexed-object-style": "off",
            // Overflows the stack on recursive types (typescript-eslint 8.73).
            "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
            eqeqeq: "error",
        },
    },
    ...layered,
    {
        files: ["cli/**/*.ts"],
        rules: {
            "@typescript-eslint/no-restricted-imports": [
                "error",
                { patterns: [{ regex: "^(\\.\\./)+testing/", message: "The harness for tests is loaded by tests alone." }] },
            ],
        },
    },
    ...keys,
    {
        files: ["policies/*/*.ts", "architecture/**/*.ts"],
        rules: {
            "no-restricted-globals": [
                "error",
                { name: "Date", message: "Today is an argument." },
                { name: "process", message: "A judge knows no environment." },
            ],
        },
    },
    {
        files: ["test/**/*.ts"],
        rules: {
            // Jest's asymmetric matchers are `any`.
            "@typescript-eslint/no-unsafe-assignment": "off",
            "@typescript-eslint/no-restricted-imports": "off",
        },
    },
    {
        files: ["test/**/*.test.ts"],
        ...jest.configs["flat/recommended"],
        rules: {
            ...jest.configs["flat/recommended"].rules,
            "jest/expect-expect": ["error", { assertFunctionNames: ["expect*", "policyTest", "fc.assert"] }],
            "jest/no-disabled-tests": "error",
            // A table's case says what it expects; a property looks at one of several outcomes.
            "jest/no-conditional-expect": "off",
        },
    },
);
