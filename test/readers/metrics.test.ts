import type { QueueArgs } from "@pulumi/aws/sqs/queue";
import { yes } from "../../architecture/answer";
import { awsReaders } from "../../readers/aws/readers";
import { watched } from "../../readers/aws/alarms";
import { azureNativeReaders } from "../../readers/azure-native/readers";
import { azurermReaders } from "../../readers/azurerm/readers";
import { reader } from "../../readers/reader";

test("a reader that declares no metrics cannot say that something needs an alarm", () => {
    const silent = reader<QueueArgs>({
        types: ["aws_sqs_queue"],
        facets: ["watched"],
        read: (_, subject) => [
            subject.component("queue", {
                // @ts-expect-error -- the namespace and the dimension of its metrics are nowhere
                watched: watched(yes(), { metric: "ApproximateAgeOfOldestMessage", dimensions: "QueueName" }, subject),
            }),
        ],
    });
    expect(silent.metrics).toBeUndefined();
});

test("alarms can name every type of AWS that has metrics", () => {
    const unnamed = awsReaders.filter(({ metrics }) => metrics && Object.keys(metrics.dimensions ?? {}).length === 0);
    expect(unnamed.map(({ canonical }) => canonical)).toEqual([]);
});

test("both Azure vocabularies declare the same metrics of a type", () => {
    const declared = [...azureNativeReaders, ...azurermReaders].map(({ canonical, metrics }) => ({ canonical, metrics: JSON.stringify(metrics) }));
    const differing = declared.filter(({ canonical, metrics }) =>
        declared.some((other) => other.canonical === canonical && other.metrics !== metrics),
    );
    expect(differing).toEqual([]);
});

test("an Azure type's own name is the first namespace of its metrics", () => {
    const odd = [...azureNativeReaders, ...azurermReaders].filter(({ canonical, metrics }) => metrics && metrics.namespaces[0] !== canonical);
    expect(odd.map(({ canonical }) => canonical)).toEqual([]);
});
