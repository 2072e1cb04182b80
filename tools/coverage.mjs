// What prodgate says of which type, as text: docs/coverage.md, and a part of every policy's page.
import { loadSource } from "./load-source.mjs";

const { vocabularies, vocabularyOf } = loadSource("readers/vocabularies");
const { facets } = loadSource("readers/questions");

/** Every known type, with its reader and what it leaves unsaid. */
const known = vocabularies.map(({ name, types }) => ({
    name,
    types: types.map(({ types: spellings, service, changes }) => ({
        spellings,
        service,
        open: changes === undefined,
        ...vocabularyOf(spellings[0]),
    })),
}));

/** How a type stands to a policy: any of `checked`, `contributes` and `not supported`. None of them: it holds nothing that the policy asks for. */
function standing({ read, unsaid }, { judges }) {
    const reader = read?.reader;
    const concerns = (facet) => facet === judges || facets[facet].helps?.includes(judges);
    const checked = reader?.facets.includes(judges) ?? false;
    const contributes = !checked && [...(reader?.facets ?? []), ...(reader?.amends ?? [])].some(concerns);
    const unsupported = [...(unsaid.ofItself ?? []), ...(unsaid.ofOthers ?? [])].some(concerns);
    return { checked, contributes, unsupported };
}

/** The types that a policy judges, by vocabulary. */
export function judgedBy(policy) {
    const list = (heading, holds) => {
        const lines = known.flatMap(({ name, types }) => {
            const those = types.filter((type) => holds(standing(type, policy))).map(({ spellings: [first] }) => `\`${first}\``);
            return those.length > 0 ? [`- ${name}: ${those.join(", ")}`] : [];
        });
        return lines.length > 0 ? [`${heading}:\n\n${lines.join("\n")}`] : [];
    };
    return [
        ...list("Checked", ({ checked }) => checked),
        ...list("Read, as a part of the answer", ({ contributes }) => contributes),
        ...list("Not supported: a resource of these types is counted, and leaves open what it may change", ({ unsupported }) => unsupported),
        "AWS types are named as Terraform names them. All types and all spellings: [coverage](../coverage.md).",
    ].join("\n\n");
}

/** All types, a table for each service. */
export function coveragePage(policies) {
    return [
        "# Coverage",
        "<!-- Derived from the readers and the lists of types: npm run derive -->",
        "What prodgate does with a resource depends on its type. For each policy, a type is one of these:",
        [
            "- **Checked**: the policy judges the resource.",
            "- **Contributes**: the resource is read as a part of the answer about another one, as an alarm is about a database.",
            "- **Not supported**: the resource could have something to say that is not read. It is counted and named beside the verdict, and what it may change on other resources is undecided.",
            "- **Nothing to check**: somebody has looked, and the resource holds nothing that the policy asks for.",
        ].join("\n"),
        "A type that is not in these tables is not supported: it makes everything undecided that it names. So does one with *may change anything*. A line shows all spellings of a type.",
        ...known.flatMap(({ name, types }) => [
            `## ${name}`,
            summary(types),
            ...servicesOf(types).map((service) => serviceTable(service, types, policies)),
        ]),
    ].join("\n\n");
}

function summary(types) {
    const read = types.filter(({ read }) => read).length;
    const nothing = types.filter(({ coverage }) => coverage === "carries nothing").length;
    return `${types.length} types: ${read} are read, ${nothing} hold nothing to check, ${types.length - read - nothing} are not supported.`;
}

function servicesOf(types) {
    return [...new Set(types.map(({ service }) => service))];
}

function serviceTable(service, types, policies) {
    const rows = types.filter((type) => type.service === service).map((type) => ({ type, cells: cellsOf(type, policies) }));
    const told = rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
    const nothing = rows.filter(({ cells }) => cells.every((cell) => cell === ""));
    return [
        `### ${service}`,
        ...(told.length > 0 ? [table(told)] : []),
        ...(nothing.length > 0 ? [`Nothing to check: ${nothing.map(({ type }) => namesOf(type)).join("; ")}.`] : []),
    ].join("\n\n");
}

function cellsOf(type, policies) {
    const standings = policies.map((policy) => ({ name: policy.name, ...standing(type, policy) }));
    const named = (holds) => standings.filter(holds).map(({ name }) => name);
    return [
        named(({ checked }) => checked).join(", "),
        named(({ contributes }) => contributes).join(", "),
        [...named(({ unsupported }) => unsupported), ...(type.open ? ["*may change anything*"] : [])].join(", "),
    ];
}

function namesOf({ spellings }) {
    return spellings.map((spelling) => `\`${spelling}\``).join(", ");
}

/** Without padding: a table of long lists is read as it is rendered. */
function table(rows) {
    const lines = [
        ["Type", "Checked", "Contributes", "Not supported"],
        ["---", "---", "---", "---"],
        ...rows.map(({ type, cells }) => [namesOf(type), ...cells]),
    ];
    return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
