import { expression, source } from "../../../architecture/reason";
import { Hole, JsonDocument, Secret, Template } from "../../../resources/node";
import { exactly, holesIn, refTo, valueOf } from "./one-property";

describe("literals", () => {
    it.each([
        ["text", "plain", "plain"],
        ["a number", 42, 42],
        ["false, which is not absent", false, false],
        ["an empty list, which is not absent", [], []],
        ["a list", ["a", 1, true], ["a", 1, true]],
        ["a map", { a: { b: "c" } }, { a: { b: "c" } }],
        ["a number in an expression", "${42}", 42],
        ["a negative fraction in an expression", "${-1.5}", -1.5],
        ["a boolean in an expression", "${true}", true],
        ["a string in an expression", '${"abc"}', "abc"],
        ["an expression in parentheses", "${(42)}", 42],
        ["a list in an expression", '${["a", 2, [false]]}', ["a", 2, [false]]],
        ["a map in an expression, with = and :", '${{a = 1, "b" : "x", (true ? "c" : "c") = 2}}', undefined],
        ["entries on lines of their own", '${{\n  a = 1\n  "b-c" = [\n    1,\n    2,\n  ]\n}}', { a: 1, "b-c": [1, 2] }],
        ["literals between text become text", 'a-${1}-${true}-${"b"}', "a-1-true-b"],
        ["an escaped interpolation", "$${aws:username} and %%{ if }", "${aws:username} and %{ if }"],
        ["an escape within quotes", '${"$${aws:username}\\n\\"\\u0041"}', '${aws:username}\n"A'],
        ["a lone dollar or per cent", "100 % of $5 {x}", "100 % of $5 {x}"],
        ["an interpolation that trims spaces", "${~ 42 ~}", 42],
    ])("%s", (_, written, expected) => {
        const value = valueOf(written);
        if (expected === undefined) expect(value).toBeInstanceOf(Hole);
        else expect(value).toEqual(expected);
    });

    it.each([
        ["null", null],
        ["null in an expression", "${null}"],
        ["a local that is null", "${local.none}"],
    ])("%s is absent", (_, written) => {
        expect(valueOf(written, { locals: { none: null } })).toBeUndefined();
    });
});

describe("references", () => {
    it.each([
        ["an attribute", "${aws_sqs_queue.q.arn}", exactly("aws_sqs_queue.q", "arn")],
        ["a whole resource", "${aws_sqs_queue.q}", exactly("aws_sqs_queue.q")],
        ["the long form", "${resource.aws_sqs_queue.q.arn}", exactly("aws_sqs_queue.q", "arn")],
        [
            "an attribute of a block",
            "${aws_db_instance.db.master_user_secret[0].secret_arn}",
            exactly("aws_db_instance.db", "master_user_secret.secret_arn"),
        ],
        ["an instance", "${aws_subnet.s[0].id}", exactly("aws_subnet.s", "id")],
        ["an instance by a key that is not known", "${aws_subnet.s[each.key].id}", exactly("aws_subnet.s", "id")],
        ["a splat", "${aws_subnet.s[*].id}", exactly("aws_subnet.s", "id")],
        ["the old splat", "${aws_subnet.s.*.id}", exactly("aws_subnet.s", "id")],
        ["an attribute in brackets", '${aws_sqs_queue.q["arn"]}', exactly("aws_sqs_queue.q", "arn")],
        ["names with dashes and digits", "${aws_iam_role.cross-stack_X2.arn}", exactly("aws_iam_role.cross-stack_X2", "arn")],
        ["in parentheses", "${(aws_sqs_queue.q.arn)}", exactly("aws_sqs_queue.q", "arn")],
    ])("%s is exact", (_, written, expected) => {
        expect(valueOf(written)).toEqual(expected);
    });

    it("an instance of a for_each resource is no attribute, however it is written", () => {
        const sections = { data: { aws_thing: { many: { for_each: { x: 1 } } } } };
        for (const instance of ['["x"]', ".x", "[each.key]"]) {
            expect(valueOf(`\${data.aws_thing.many${instance}.arn}`, sections)).toMatchObject({
                about: { refs: [refTo("data.aws_thing.many", "arn")] },
            });
        }
    });

    it.each([
        ["arguments of a function", '${join(",", [aws_a.b.id, aws_c.d.arn])}', ["aws_a.b", "aws_c.d"]],
        ["both branches of a condition", "${var.x ? aws_a.b.id : aws_c.d.arn}", ["aws_a.b", "aws_c.d"]],
        ["templates within templates", '${upper("x-${aws_a.b.id}")}', ["aws_a.b"]],
        ["a closing brace within quotes", '${templatestring("a}${aws_a.b.id}", {})}', ["aws_a.b"]],
        ["an escape within quotes is none", '${upper("$${aws_a.b.id}")}', []],
        [
            "the collection of a for expression, not its variables",
            '${[for k, v in toset(aws_a.b.ids): { "fromPort" = v.port, "to" = v.x.y }]}',
            ["aws_a.b"],
        ],
        ["a provider's function", "${provider::aws::arn_parse(aws_a.b.arn).account_id}", ["aws_a.b"]],
        ["an attribute of a result is no root", "${jsondecode(aws_a.b.json).very.deep}", ["aws_a.b"]],
        ["an index that is a reference itself", "${local.zones[aws_a.b.index]}", ["aws_a.b"]],
        ["operators without spaces around", "${aws_a.b.size+aws_c.d.size}", ["aws_a.b", "aws_c.d"]],
        ["one expression broken by an earlier bracket", "${f)aws_a.b.id}", ["aws_a.b"]],
        ["an interpolation that never ends", "${aws_a.b.id", ["aws_a.b"]],
    ])("kept, but not exact: %s", (_, written, addresses) => {
        const value = valueOf(written, { locals: { zones: ["a"] } });
        const found = holesIn(value).flatMap(({ about }) => (about.refs ?? []).map(({ address }) => address));
        expect(found).toEqual(addresses);
        if (!written.startsWith("${aws_a.b.id")) expect(value).not.toMatchObject({ about: { exact: true } });
    });

    it("text around references stays known", () => {
        expect(valueOf("postgres://app:hunter2@${aws_db_instance.db.address}:5432")).toEqual(
            new Template(["postgres://app:hunter2@", exactly("aws_db_instance.db", "address"), ":5432"]),
        );
    });

    it("a directive is a hole, and its loop variable no reference", () => {
        const value = valueOf("a%{ for s in aws_a.b.names }${s.id}%{ endfor }z");
        expect(value).toBeInstanceOf(Template);
        expect(holesIn(value).flatMap(({ about }) => about.refs)).toEqual([refTo("aws_a.b", "names")]);
        expect(value).toMatchObject({ parts: ["a", {}, {}, {}, "z"] });
    });
});

describe("why a value is not known", () => {
    it.each([
        ["a variable, whatever its default", "${var.size}", source("variable", "size")],
        ["a calculation with a variable", "${var.size * 2}", source("variable", "size")],
        ["a part of a variable", "${var.size.cpu[0]}", source("variable", "size")],
        ["a module's output", "${module.net.vpc_id}", source("module", "net")],
        ["each", "${each.value.port}", source("built-in value", "for_each")],
        ["count", "${count.index}", source("built-in value", "count")],
        ["the workspace", "${terraform.workspace}", source("built-in value", "terraform.workspace")],
        ["a file", '${file("policy.json")}', source("function", "file")],
        ["a calculation with literals only", "${1 + 1}", expression],
        ["a data source", "${data.aws_ami.linux.id}", source("data source", "aws_ami.linux")],
        ["an ephemeral resource", "${ephemeral.random_password.p.result}", source("ephemeral resource", "random_password.p")],
        ["several things: only the deployment knows", "${var.size + module.net.size}", undefined],
        ["a resource: the deployment", "${aws_sqs_queue.q.arn}", undefined],
        ["a resource and a variable: the deployment", "${coalesce(var.x, aws_sqs_queue.q.arn)}", undefined],
        ["a local that nobody declares", "${local.gone}", source("local", "gone")],
    ])("%s", (_, written, reason) => {
        const value = valueOf(written, { variable: { size: { default: 3 } } });
        expect(value).toBeInstanceOf(Hole);
        expect(value).toMatchObject({ about: reason === undefined ? {} : { reason } });
        if (reason === undefined) expect(value).not.toHaveProperty("about.reason");
    });

    it("a variable is nothing of the input", () => {
        expect(valueOf("${var.x}")).toMatchObject({ about: { refs: [] } });
    });

    it("a data source brings along what it was given", () => {
        const data = {
            external: {
                queue: {
                    query: { queue: "${aws_sqs_queue.q.arn}", base: "${data.external.base.result}" },
                },
                base: {},
            },
        };
        const value = valueOf("${data.external.queue.result}", { data });
        expect(value).toEqual(
            new Hole({
                refs: [refTo("data.external.queue", "result"), refTo("aws_sqs_queue.q", "arn"), refTo("data.external.base", "result")],
                reason: source("data source", "external.queue"),
            }),
        );
    });

    it("data sources that need each other end", () => {
        const data = { x: { a: { id: "${data.x.b.id}" }, b: { id: "${data.x.a.id}" } } };
        expect(valueOf("${data.x.a.id}", { data })).toEqual(new Hole({ reason: source("data source", "x.a") }));
    });
});

describe("locals", () => {
    const locals = {
        name: "orders",
        size: 3,
        tags: { team: "shop", ports: [80, 443] },
        queue: "${aws_sqs_queue.q.arn}",
        whole: "${aws_sqs_queue.q}",
        url: "https://${local.name}.example.com:${local.size}",
        a: "${local.b}",
        b: "${local.a}",
        secret: '${sensitive("hunter2")}',
        login: '${sensitive({user = "app", host = aws_db_instance.db.address})}',
    };

    it.each([
        ["text", "${local.name}", "orders"],
        ["text within text", "x-${local.name}", "x-orders"],
        ["a local of locals", "${local.url}", "https://orders.example.com:3"],
        ["a map", "${local.tags}", { team: "shop", ports: [80, 443] }],
        ["an entry", "${local.tags.team}", "shop"],
        ["an entry by key, an item by number", '${local.tags["ports"][1]}', 443],
        ["an exact reference stays exact", "${local.queue}", exactly("aws_sqs_queue.q", "arn")],
        ["an attribute of a resource", "${local.whole.arn}", exactly("aws_sqs_queue.q", "arn")],
        ["a secret", "${local.secret}", new Secret("hunter2")],
        ["a part of a secret", "${local.login.user}", new Secret("app")],
        ["a reference in a secret", "${local.login.host}", new Hole({ refs: [refTo("aws_db_instance.db", "address")], exact: true, secret: true })],
    ])("%s", (_, written, expected) => {
        expect(valueOf(written, { locals })).toEqual(expected);
    });

    it.each([
        ["a local that leads back to itself", "${local.a}"],
        ["an entry that is not there", "${local.tags.gone}"],
        ["an inherited name is no entry", "${local.tags.constructor}"],
        ["an item that only a variable picks", "${local.tags.ports[var.x]}"],
    ])("not known: %s", (_, written) => {
        expect(valueOf(written, { locals })).toBeInstanceOf(Hole);
    });

    it.each([
        ["texts", (before: string): unknown => `${before}${before}`],
        ["lists", (before: string): unknown => [before, before]],
    ])("%s that double each other are not unfolded without end, and lose no reference", (_, double) => {
        const doubling = Object.fromEntries(Array.from({ length: 40 }, (__, at) => [`l${String(at + 1)}`, double(`\${local.l${String(at)}}`)]));
        const value = valueOf("${local.l40}", { locals: { ...doubling, l0: "0123456789${aws_a.b.id}" } });
        expect(holesIn(value).length).toBeLessThan(100_000);
        expect(holesIn(value)[0]).toMatchObject({ about: { refs: [refTo("aws_a.b", "id")] } });
    });

    it("locals that follow each other for ever are not followed for ever", () => {
        const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`l${String(at + 1)}`, `\${local.l${String(at)}}`]));
        expect(valueOf("${local.l50}", { locals: { ...chain, l0: "end" } })).toBe("end");
        expect(valueOf("${local.l20000}", { locals: { ...chain, l0: "end" } })).toBeInstanceOf(Hole);
    });
});

describe("what a condition chooses", () => {
    const variable = { set: { default: "x" }, unset: { default: null }, empty: { default: "" }, required: {} };

    it.each<[string, string, boolean]>([
        ["null", "${var.on ? aws_a.b.arn : null}", true],
        ["null first", "${var.on ? null : aws_a.b.arn}", true],
        ["an empty text", '${var.on ? aws_a.b.arn : ""}', true],
        ["an empty list", "${var.on ? aws_a.b.items : []}", true],
        ["null in brackets", "${var.on ? aws_a.b.arn : (null)}", true],
        ["null where nothing else is found", "${try(aws_a.b[0].arn, null)}", true],
        ["a local that a condition chooses", "${var.on ? local.maybe : aws_a.b.arn}", true],
        ["a variable that is null by default", "${var.unset}", true],
        ["a variable that is empty by default", "${var.empty}", true],
        ["one of two values", "${var.on ? aws_a.b.arn : aws_a.c.arn}", false],
        ["what a condition compares with", "${var.set != null ? aws_a.b.arn : aws_a.c.arn}", false],
        ["what a condition compares with, empty", '${var.set == "" ? aws_a.b.arn : aws_a.c.arn}', false],
        ["an empty argument", '${join("", [aws_a.b.arn])}', false],
        ["null as text", '${var.on ? "null" : aws_a.b.arn}', false],
        ["a name with null in it", "${var.on ? var.null_arn : aws_a.nullable.null}", false],
        ["null as a part of what is chosen", "${var.on ? {a = null} : {a = aws_a.b.arn}}", false],
        ["a variable with a default", "${var.set}", false],
        ["a variable without one", "${var.required}", false],
    ])("may be nothing, or not: %s", (_, written, optional) => {
        const value = valueOf(written, { variable, locals: { maybe: "${var.on ? aws_a.b.arn : null}" } });
        expect(value instanceof Hole && value.about.optional === true).toBe(optional);
    });
});

describe("jsonencode", () => {
    it("is a document, with the holes where they stand", () => {
        expect(
            valueOf('${jsonencode({"deadLetterTargetArn" = aws_sqs_queue.dlq.arn, "maxReceiveCount" = 5, "on" = true, "tags" = ["a-${var.x}"]})}'),
        ).toEqual(
            new JsonDocument({
                deadLetterTargetArn: exactly("aws_sqs_queue.dlq", "arn"),
                maxReceiveCount: 5,
                on: true,
                tags: [new Template(["a-", new Hole({ refs: [], reason: source("variable", "x") })])],
            }),
        );
    });

    it("of a local", () => {
        expect(valueOf("${jsonencode(local.doc)}", { locals: { doc: { a: 1 } } })).toEqual(new JsonDocument({ a: 1 }));
    });

    it("with a for expression in it: the rest of the document stays known", () => {
        const value = valueOf('${jsonencode({"a" = 1, "b" = [for q in aws_sqs_queue.q : q.arn], "c" = 2})}');
        expect(value).toMatchObject({ content: { a: 1, b: { about: { refs: [refTo("aws_sqs_queue.q")] } }, c: 2 } });
    });

    it("among other text is no document any more", () => {
        expect(valueOf('x ${jsonencode({"a" = aws_a.b.id})}')).toEqual(new Template(["x ", new Hole({ refs: [refTo("aws_a.b", "id")] })]));
    });

    it("JSON written as text stays text", () => {
        expect(valueOf('{"arn":"${aws_a.b.arn}"}')).toEqual(new Template(['{"arn":"', exactly("aws_a.b", "arn"), '"}']));
    });
});

describe("secrets", () => {
    const variable = { password: { sensitive: true }, listed: [{ sensitive: true }], plain: { sensitive: false } };

    it.each([
        ["a sensitive variable", "${var.password}", true],
        ["a sensitive variable whose block is a list", "${var.listed}", true],
        ["a calculation with it", "${upper(var.password)}", true],
        ["a variable marked where it is used", "${sensitive(var.plain)}", true],
        ["a calculation marked where it is used", "${sensitive(upper(var.plain))}", true],
        ["another variable", "${var.plain}", undefined],
    ])("%s", (_, written, secret) => {
        expect(holesIn(valueOf(written, { variable })).map(({ about }) => about.secret)).toEqual([secret]);
    });

    it("a literal that is marked is a secret whose content is at hand", () => {
        expect(valueOf('${sensitive("hunter2")}')).toEqual(new Secret("hunter2"));
        expect(valueOf('x-${sensitive("hunter2")}-${aws_a.b.id}')).toEqual(new Secret(new Template(["x-hunter2-", exactly("aws_a.b", "id")])));
    });
});
