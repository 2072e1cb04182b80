/** The settings in force: the application's file over what it extends, for one set of policies. */

import { dirname, resolve } from "node:path";
import { keyed } from "../../architecture/keyed";
import { defaultStage, levelIn, type Enforcement, type Level, type Stage } from "../../policies/enforcement";
import { optionsIn } from "../../policies/options";
import { version } from "../../policies/package";
import type { Policy } from "../../policies/policy";
import { defaultPreset, presets, type Profile } from "../../policies/profile";
import { isNewIn, versionParts } from "../../policies/since";
import { composition, type Composed, type Plugin } from "../composed";
import type { Elsewhere } from "../elsewhere";
import { globMatches } from "../glob";
import { pluginModules } from "../plugin-modules";
import { contentShape, type Content, type EnvironmentContent, type PolicySetting, type WaiverContent } from "./content";
import { extendedFile, pathText, writtenIn, type Written } from "./file";
import type { Problem } from "./shape";

/** What is in force for a stack. */
export interface Environment {
    /** Absent where no environment of the settings names the stack. */
    readonly name?: string;
    readonly profile: Profile;
    readonly stage: Stage;
    readonly elsewhere: readonly Elsewhere[];
    /** How strictly a policy is enforced, and what decided it. */
    levelOf(policy: Policy): Level;
    /** The options of a policy that are not its defaults. */
    optionsOf(policy: Policy): Readonly<Record<string, unknown>>;
    /** What set each of them: `profile`, or where it is written. */
    optionsBy(policy: Policy): ReadonlyMap<string, string>;
}

/** A waiver as it is written. */
export interface WrittenWaiver extends WaiverContent {
    /** `prodgate.yaml:12` */
    readonly at: string;
}

/** An emergency's override as it is written. */
export interface WrittenOverride {
    readonly reason: string;
    readonly owner: string;
    readonly until: string;
    readonly at: string;
}

export interface Settings {
    /** The application's file, absent where there is none. */
    readonly file?: string;
    /** What it extends, nearest first. */
    readonly extended: readonly string[];
    readonly application?: string;
    readonly owner?: string;
    /** All of them, and that of stacks which none names. */
    readonly environments: readonly Environment[];
    /** The environment of a stack that has these names: the first that names one of them. */
    environmentOf(names: readonly string[]): Environment;
    readonly waivers: readonly WrittenWaiver[];
    /** Construct paths, as globs, whose program may waive blockers. */
    readonly codeWaivers: readonly string[];
    readonly breakGlass?: WrittenOverride;
    /** The baseline that runs are compared with: a file, and where it is named. */
    readonly baseline?: { readonly file: string; readonly at: string };
    /** What the application's own settings cannot waive, and neither can its program. */
    readonly locks: readonly Lock[];
}

/** A policy that an organisation's settings lock. */
export interface Lock {
    readonly policy: string;
    /** The file that locks it. */
    readonly by: string;
    /** Owners whose waivers count all the same, as globs. */
    readonly mayWaive: readonly string[];
}

/** Settings that were read, with what judges under them; or what is wrong with them, a line each. */
export interface SettingsRead {
    readonly settings: Settings;
    readonly composed: Composed;
    /** Then nothing of the settings may be used: a gate does not ignore them. */
    readonly problems: readonly string[];
}

/** One file of settings, read. */
interface Layer {
    readonly written: Written;
    readonly content: Content;
}

/** Where there is no file: the business profile at go-live. */
export const noSettings: Settings = settingsOf([]);

/** Reads settings and what they extend, with the plugins that they name and those that the enforcer was given. Throws nothing. */
export function settingsFrom(file: string, plugins: readonly Plugin[] = []): SettingsRead {
    const { chain, problems } = chainFrom(file);
    const named = chain.map((written) => pluginModules(textsAt(written, "plugins"), written.folder));
    const { composed, problems: wrong } = composition([...named.flatMap((one) => one.plugins), ...plugins]);
    const shape = contentShape(composed.policies);
    const told = [...problems, ...named.flatMap((one) => one.problems), ...wrong];
    // Without its plugins every policy of theirs would be a mistake too.
    if (told.length > 0) return { settings: noSettings, composed, problems: told };
    const layers = chain.flatMap((written): readonly Layer[] => {
        const say = ({ path, text }: Problem) => void told.push(`${written.at(path)}: ${path.length === 0 ? "the file" : pathText(path)} ${text}`);
        const content = shape.read(written.content, [], say);
        if (content === undefined) return [];
        for (const problem of mistakesIn(content)) say(problem);
        return [{ written, content }];
    });
    if (told.length === 0) for (const line of weakenedIn(layers)) told.push(line);
    return told.length > 0 ? { settings: noSettings, composed, problems: told } : { settings: settingsOf(layers), composed, problems: [] };
}

/** The same where there may be no file. */
export function rulesIn(file: string | undefined, plugins: readonly Plugin[] = []): SettingsRead {
    return file === undefined ? { settings: noSettings, ...composition(plugins) } : settingsFrom(file, plugins);
}

/** More layers than an organisation has. */
const MOST_LAYERS = 5;

function chainFrom(file: string): { readonly chain: readonly Written[]; readonly problems: readonly string[] } {
    const chain: Written[] = [];
    let next: { readonly file: string; readonly source?: string } = { file };
    for (;;) {
        const written = writtenIn(next.file, next.source);
        if ("problem" in written) return { chain, problems: [written.problem] };
        chain.push(written);
        const [extended] = textsAt(written, "extends");
        if (extended === undefined) return { chain, problems: [] };
        const found = extendedFile(extended, written.folder);
        const place = written.at(["extends"]);
        if (found === undefined)
            return {
                chain,
                problems: [`${place}: extends names no file, and no package with a prodgate.yaml that is installed for ${dirname(next.file)}`],
            };
        if (chain.length >= MOST_LAYERS) return { chain, problems: [`${place}: extends goes further than ${String(MOST_LAYERS)} files`] };
        next = { file: found, source: /^[.]|\.ya?ml$/.test(extended) ? extended : `${extended}/prodgate.yaml` };
    }
    return { chain, problems: [] };
}

/** Text, or a list of texts, before the file is read as a whole: what is of another kind is told then. */
function textsAt({ content }: Written, key: string): readonly string[] {
    const found: unknown = content instanceof Map ? content.get(key) : undefined;
    return (Array.isArray(found) ? found : [found]).filter((one: unknown) => typeof one === "string");
}

/** What the shape cannot see. */
function mistakesIn({ environments = [], "policies-of": policiesOf }: Content): readonly Problem[] {
    const seen = new Set<string>();
    const twice = environments.flatMap(({ name }, at): readonly Problem[] => {
        if (seen.has(name)) return [{ path: ["environments", at, "name"], text: "is that of an environment before it" }];
        seen.add(name);
        return [];
    });
    const unversioned = policiesOf !== undefined && versionParts(policiesOf) === undefined;
    return [...twice, ...(unversioned ? [{ path: ["policies-of"], text: "is not a version such as 1.4.0" }] : [])];
}

/** An application must not weaken what its organisation has locked. */
function weakenedIn(layers: readonly Layer[]): readonly string[] {
    return layers.flatMap(({ written, content }, at) => {
        const above = layers.slice(at + 1);
        const locks = locksIn(above);
        const lockedBy = (policy: string) => locks.find((lock) => lock.policy === policy)?.by;
        const mayWaive = ownersIn(above);
        const isOpen = (owner: string) => mayWaive.some((glob) => globMatches(glob, owner));
        const settings = [content.policies, ...(content.environments ?? []).map((one) => one.policies)].flatMap((all) => [...(all ?? [])]);
        return [
            ...settings.flatMap(([name, setting]) => {
                const by = lockedBy(name);
                if (by === undefined || isStricter(setting)) return [];
                return [`${written.at(setting.path)}: ${pathText(setting.path)} is locked by ${by}, which alone sets its options and its level`];
            }),
            ...(content.waivers ?? []).flatMap(({ policy, owner }, index) => {
                const by = lockedBy(policy);
                if (by === undefined || isOpen(owner)) return [];
                return [`${written.at(["waivers", index])}: ${policy} is locked by ${by}: ${whoMay(mayWaive, "waive")}`];
            }),
            ...(content["break-glass"] !== undefined && above.some((layer) => layer.content.locked?.length) && !isOpen(content["break-glass"].owner)
                ? [`${written.at(["break-glass"])}: break-glass overrides locked policies: ${whoMay(mayWaive, "do so")}`]
                : []),
        ];
    });
}

/** The nearest lock of a policy comes first. */
function locksIn(above: readonly Layer[]): readonly Lock[] {
    const mayWaive = ownersIn(above);
    return above.flatMap(({ written, content }) => (content.locked ?? []).map((policy) => ({ policy, by: written.source, mayWaive })));
}

function ownersIn(above: readonly Layer[]): readonly string[] {
    return above.flatMap((layer) => layer.content["may-waive"] ?? []);
}

function isStricter({ enforcement, options }: PolicySetting): boolean {
    return enforcement === "mandatory" && Object.keys(options).length === 0;
}

/** Who may do something to what is locked, as a clause. */
export function whoMay(owners: readonly string[], what: string): string {
    return owners.length === 0 ? `only its own file may ${what}` : `only these owners may ${what}: ${owners.join(", ")}`;
}

function settingsOf(layers: readonly Layer[]): Settings {
    const [own] = layers;
    const first = <T>(pick: (content: Content) => T | undefined): T | undefined =>
        layers.map(({ content }) => pick(content)).find((one) => one !== undefined);
    const application = first((content) => content.application);
    const owner = first((content) => content.owner);
    const glass = layers.flatMap(({ written, content }) =>
        content["break-glass"] === undefined ? [] : [{ ...content["break-glass"], at: written.at(["break-glass"]) }],
    )[0];
    const environments = new Map<EnvironmentContent | undefined, Environment>();
    const inForce = (content: EnvironmentContent | undefined, layer: Layer | undefined): Environment => {
        const known = environments.get(content) ?? environmentOf(layers, content, layer);
        environments.set(content, known);
        return known;
    };
    return {
        ...(own === undefined ? {} : { file: own.written.source }),
        extended: layers.slice(1).map(({ written }) => written.source),
        ...(application === undefined ? {} : { application }),
        ...(owner === undefined ? {} : { owner }),
        environments: [
            ...layers.flatMap((layer) => (layer.content.environments ?? []).map((content) => inForce(content, layer))),
            inForce(undefined, undefined),
        ],
        environmentOf(given) {
            // `*` is also for what has no name.
            const names = given.length === 0 ? [""] : given;
            for (const layer of layers) {
                const content = layer.content.environments?.find(({ stacks }) =>
                    stacks.some((glob) => names.some((name) => globMatches(glob, name))),
                );
                if (content !== undefined) return inForce(content, layer);
            }
            return inForce(undefined, undefined);
        },
        waivers: layers.flatMap(({ written, content }) =>
            (content.waivers ?? []).map((waiver, at) => ({ ...waiver, at: written.at(["waivers", at]) })),
        ),
        codeWaivers: layers.flatMap(({ content }) => content["code-waivers"] ?? []),
        ...(glass === undefined ? {} : { breakGlass: glass }),
        // What an organisation accepts of its own is not accepted of every application.
        ...(own?.content.baseline === undefined
            ? {}
            : { baseline: { file: resolve(own.written.folder, own.content.baseline), at: own.written.at(["baseline"]) } }),
        locks: locksIn(layers.slice(1)),
    };
}

/** What one place says of a policy, and where. */
interface Said {
    readonly setting: PolicySetting;
    readonly at: string;
}

/** An environment wins over `policies`, and a file over what it extends; what is locked, only its own file and those that it extends say. */
function environmentOf(layers: readonly Layer[], content: EnvironmentContent | undefined, home: Layer | undefined): Environment {
    const { profile: chosen = defaultPreset, stage = defaultStage, elsewhere = [], name } = content ?? {};
    const profile = typeof chosen === "string" ? presets[chosen] : chosen;
    const policiesOf = layers.map((layer) => layer.content["policies-of"]).find((one) => one !== undefined);
    const saidOf = (policy: string): { readonly said: readonly Said[]; readonly locked: boolean } => {
        const lock = layers.findLastIndex((layer, at) => at > 0 && layer.content.locked?.includes(policy));
        const said = layers.flatMap((layer, at) => {
            const environment = layer === home ? content?.policies?.get(policy) : undefined;
            const all = [environment, layer.content.policies?.get(policy)].filter((one) => one !== undefined);
            // A layer below a lock may only make it stricter.
            return all.filter((setting) => at >= lock || isStricter(setting)).map((setting) => ({ setting, at: layer.written.at(setting.path) }));
        });
        return { said, locked: lock > 0 };
    };
    const levels = new WeakMap<Policy, Level>();
    const levelFor = (policy: Policy): Level => {
        const { said, locked } = saidOf(policy.name);
        const written = said.flatMap(({ setting: { enforcement }, at }) => (enforcement === undefined ? [] : [{ enforcement, by: at }]))[0];
        if (written !== undefined) return written;
        if (isNewIn(policy.since, { current: version, ...(policiesOf === undefined ? {} : { policiesOf }) }))
            return { enforcement: "advisory", by: `new in ${policy.since ?? version}` };
        // What is locked is enforced at every stage, and for no weaker profile than the default one.
        return locked
            ? strictest(levelIn(policy, profile, "go-live"), levelIn(policy, presets[defaultPreset], "go-live"))
            : levelIn(policy, profile, stage);
    };
    return {
        ...(name === undefined ? {} : { name }),
        profile,
        stage,
        elsewhere,
        levelOf(policy) {
            // Asked for every finding; the place of a setting is looked up in the file.
            const known = levels.get(policy) ?? levelFor(policy);
            levels.set(policy, known);
            return known;
        },
        optionsBy(policy) {
            const { said } = saidOf(policy.name);
            const written = [...said].reverse().flatMap(({ setting, at }) => Object.keys(setting.options).map((name) => [name, at] as const));
            return new Map([...Object.keys(optionsIn(policy.options, profile)).map((name) => [name, "profile"] as const), ...written]);
        },
        optionsOf(policy) {
            const { said } = saidOf(policy.name);
            const written = [...said].reverse().flatMap(({ setting }) => Object.entries(setting.options));
            return keyed([...Object.entries(optionsIn(policy.options, profile)), ...written]);
        },
    };
}

function strictest(a: Level, b: Level): Level {
    const rank: Readonly<Record<Enforcement, number>> = { mandatory: 0, advisory: 1, disabled: 2 };
    return rank[b.enforcement] < rank[a.enforcement] ? b : a;
}
