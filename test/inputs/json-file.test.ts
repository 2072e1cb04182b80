import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readJsonFile } from "../../inputs/json-file";
import { InputError } from "../../resources/resource";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "json-file-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: string | Buffer): string {
    const file = join(folder, "input.json");
    writeFileSync(file, content);
    return file;
}

function messageOf(read: () => unknown): string {
    try {
        read();
    } catch (error) {
        if (error instanceof InputError) return error.message;
        throw error;
    }
    return "no error";
}

it.each([
    ["a plain file", Buffer.from('{"a":[1,"é"]}')],
    ["a file with a byte order mark", Buffer.from('\uFEFF{"a":[1,"é"]}')],
    ["UTF-16, as PowerShell redirects", Buffer.from('\uFEFF{"a":[1,"é"]}', "utf16le")],
])("reads %s", (_, content) => {
    expect(readJsonFile(written(content))).toEqual({ a: [1, "é"] });
});

it.each([
    ["a missing comma", '{\n  "a": 1\n  "b": 2\n}', "3:3"],
    ["a comma too many", '{"a": [1, 2,]}', "1:13"],
    ["an end too early", '{\n  "a": {', "2:9"],
    ["an empty file", "", "1:1"],
    ["an unquoted key", "{ a: 1 }", "1:3"],
    ["a second value", "{}\n{}", "2:1"],
    ["a string without an end", '["hunter2', "1:2"],
    ["a wrong escape", '["a\\x"]', "1:2"],
    ["a number like 01", "[01]", "1:2"],
    ["the wrong bracket", '{"a":[1}', "1:8"],
    ["text before the document", 'Previewing update\n{"steps":[]}', "1:1"],
])("tells line and column of %s", (_, content, place) => {
    const file = written(content);
    expect(messageOf(() => readJsonFile(file))).toBe(`${file}:${place}: not valid JSON`);
});

it("does not quote the file, which may hold secrets", () => {
    expect(messageOf(() => readJsonFile(written('{"password": hunter2}')))).not.toContain("hunter2");
});

it("refuses what no string can hold", () => {
    const file = written("");
    truncateSync(file, 512 * 1024 * 1024);
    expect(messageOf(() => readJsonFile(file))).toBe(`${file}: larger than 512 MB`);
});

it("names a file that is not there, and a folder", () => {
    expect(messageOf(() => readJsonFile(join(folder, "none.json")))).toBe(`${join(folder, "none.json")}: no such file`);
    expect(messageOf(() => readJsonFile(folder))).toBe(`${folder}: is a folder`);
});

it("tells the place behind a string of any length", () => {
    const long = `"${"\\n".repeat(12_000_000)}"`;
    expect(messageOf(() => readJsonFile(written(`[${long},]`)))).toMatch(/:1:24000005: not valid JSON$/);
});
