import { fingerprintOf } from "../../gate/fingerprint";

const one = { policy: "multiple-instances", program: "shop", address: "prod/aws_ecs_service.web", detail: "web/port" };

test("the same finding has the same fingerprint in every run and release", () => {
    expect(fingerprintOf(one)).toBe("6d1edbd7751a0a26");
});

test("each part counts, and so does where it ends", () => {
    const others = [
        one,
        { ...one, policy: "log-retention" },
        { ...one, program: undefined },
        { ...one, address: "prod/aws_ecs_service.web2" },
        { ...one, detail: undefined },
        { ...one, program: "shopprod", address: "/aws_ecs_service.web" },
    ];
    expect(new Set(others.map(fingerprintOf)).size).toBe(others.length);
});
