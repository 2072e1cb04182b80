import { shape } from "../../architecture/reason";
import fc from "fast-check";
import { parseJsonText } from "../../resources/json-text";
import { Hole, JsonDocument, Secret, Template } from "../../resources/node";
import type { Node } from "../../resources/node";

const arn = new Hole({ refs: [{ address: "aws_sqs_queue.q", attribute: "arn" }], exact: true });
const port = new Hole({ refs: [{ address: "aws_db_instance.db", attribute: "port" }], exact: true });

describe("JSON text", () => {
    it.each<[string, Node, Node]>([
        ["text", '{"a":[1,true,null,"x"]}', { a: [1, true, null, "x"] }],
        ["a document that needs no parsing", new JsonDocument({ a: arn }), { a: arn }],
        ["a hole in quotes", new Template(['{"arn":"', arn, '"}']), { arn }],
        ["a bare hole", new Template(['{"port":', port, ',"n":1}']), { port, n: 1 }],
        ["a hole within a string", new Template(['["', arn, '/*"]']), [new Template([arn, "/*"])]],
        ["two holes within a string", new Template(['["', arn, ":", port, '"]']), [new Template([arn, ":", port])]],
        ["a hole in the name of a key", new Template(['{"', arn, ':sub":"x"}']), { "${0}:sub": "x" }],
        ["escaped quotes before a hole", new Template(['{"a":"\\"', arn, '\\\\","b":', port, "}"]), { a: new Template(['"', arn, "\\"]), b: port }],
        ["a bare hole that is all", new Template([" ", arn, "\n"]), arn],
        [
            "text that uses our marks itself",
            new Template(['{"a":"\uE000', arn, '","b":"\\ue0010\\uE001"}']),
            { a: new Template(["\uE000", arn]), b: "\uE0010\uE001" },
        ],
        ["a key that is called __proto__", '{"__proto__":{"a":1}}', JSON.parse('{"__proto__":{"a":1}}')],
    ])("%s", (_, node, expected) => {
        expect(parseJsonText(node)).toEqual(expected);
    });

    it("every string of a secret text stays secret", () => {
        expect(parseJsonText(new Secret('{"user":"app","port":5432,"keys":["a"]}'))).toEqual({
            user: new Secret("app"),
            port: 5432,
            keys: [new Secret("a")],
        });
        expect(parseJsonText(new Secret(new Template(['{"arn":"', arn, '","x":"', arn, '!"}'])))).toEqual({
            arn,
            x: new Secret(new Template([arn, "!"])),
        });
    });

    it.each<[string, Node]>([
        ["plain text", "hello"],
        ["JSON that is cut off", '{"a":'],
        ["empty text", ""],
        ["two holes side by side", new Template([arn, port])],
        ["a hole within a number", new Template(['{"a":1', port, "}"])],
        ["a directive around an entry", new Template(['{"a":1', new Hole(), ',"b":2', new Hole(), "}"])],
        ["a hole", arn],
        ["an object", { a: 1 }],
        ["a list", ["{}"]],
        ["a secret hole", new Secret(arn)],
        ["null", null],
    ])("no JSON: %s", (_, node) => {
        expect(parseJsonText(node)).toBeUndefined();
    });

    it("beyond the greatest depth is a hole that may be made of any", () => {
        const deep = "[".repeat(10_000);
        let inner = parseJsonText(new Template([deep, arn, "]".repeat(10_000)]));
        for (; Array.isArray(inner); inner = inner[0] as Node);
        expect(inner).toEqual(new Hole({ refs: arn.about.refs ?? [], reason: shape("nested too deeply") }));
    });

    it("any JSON is read as JSON.parse reads it, also with its strings cut by holes", () => {
        fc.assert(
            fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 20 }), (value, cut) => {
                const text = JSON.stringify(value);
                expect(parseJsonText(text)).toEqual(JSON.parse(text));
                const at = Math.min(cut, text.length);
                parseJsonText(new Template([text.slice(0, at), arn, text.slice(at)]));
            }),
        );
    });

    it("no text makes it throw", () => {
        fc.assert(
            fc.property(
                fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("{", "}", '"', "\\", ":", ",", "[", "\uE000", "\\uE000", arn))),
                (parts) => {
                    parseJsonText(new Template(parts));
                },
            ),
        );
    });
});
