import { deletionSafeguards } from "../../../policies/devops/deletion-safeguards";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, output, pulumiAws, terraform, unknown, type Declared, type Properties } from "../stack";

const db = (properties: Properties) =>
    pulumiAws("rds/instance:Instance", "orders", { engine: "postgres", instanceClass: "db.m7g.large", ...properties });
const tfDb = (properties: Properties) =>
    terraform("aws_db_instance", "orders", { engine: "postgres", instance_class: "db.m7g.large", ...properties });
const cluster = (properties: Properties) => pulumiAws("rds/cluster:Cluster", "orders", { engine: "aurora-postgresql", ...properties });
const tfCluster = (properties: Properties) => terraform("aws_rds_cluster", "orders", { engine: "aurora-postgresql", ...properties });

const rg = { resourceGroupName: "shop" };
const account = (properties: Properties = {}) =>
    azureNative("storage:StorageAccount", "files", { ...rg, kind: "StorageV2", sku: { name: "Standard_ZRS" }, ...properties });
const container = azureNative("storage:BlobContainer", "images", { ...rg, accountName: output("files", "name") });
const blobService = (properties: Properties) =>
    azureNative("storage:BlobServiceProperties", "blobs", {
        ...rg,
        accountName: output("files", "name"),
        blobServicesName: "default",
        ...properties,
    });
const on = { enabled: true, days: 14 };
const nativeFunction = (properties: Properties = {}) => azureNative("web:WebApp", "api", { ...rg, kind: "functionapp,linux", ...properties });

const tfAccount = (properties: Properties = {}) => terraform("azurerm_storage_account", "files", { name: "shopfiles", ...properties });
const tfContainer = terraform("azurerm_storage_container", "images", { name: "images", storage_account_id: output("files", "id") });
const tfFunction = (properties: Properties) =>
    terraform("azurerm_linux_function_app", "api", { name: "api", service_plan_id: unknown, ...properties });
const bothKept = { delete_retention_policy: { days: 14 }, container_delete_retention_policy: {} };

const noSnapshot = (because: string, fix: string) => ({
    resource: "orders",
    message: `Database "orders" leaves no final snapshot when it is deleted (${because}).`,
    fix,
});
const nameIt = "Set skipFinalSnapshot to false and name the snapshot in finalSnapshotIdentifier.";
const tfNameIt = "Set skip_final_snapshot = false and name the snapshot in final_snapshot_identifier.";
const emptied = (noun: string, resource: string, contents: string, because: string, fix: string) => ({
    resource,
    message: `${noun} "${resource}" is deleted together with its ${contents} (${because}).`,
    fix,
});
const lostBlobs = (because = "") => ({
    resource: "files",
    message: `Storage account "files" loses deleted blobs or containers at once${because}.`,
    fix: "Add a BlobServiceProperties to it whose deleteRetentionPolicy and containerDeleteRetentionPolicy are enabled, with days: 7 or more.",
});
const tfLostBlobs = (absent = "blob_properties") => ({
    resource: "files",
    message: `Storage account "files" loses deleted blobs or containers at once (${absent} is absent).`,
    fix: "Set blob_properties with a delete_retention_policy and a container_delete_retention_policy, of 7 days or more.",
});
const forced: readonly Declared[] = [pulumiAws("s3/bucketV2:BucketV2", "images", { forceDestroy: true })];

policyTest(deletionSafeguards, {
    passes: [
        { title: "a database that says nothing: the provider makes a final snapshot", stack: [db({}), cluster({})] },
        {
            title: "a database that names its final snapshot",
            stack: [tfDb({ skip_final_snapshot: false, final_snapshot_identifier: "orders-final" })],
        },
        {
            title: "automated backups that outlive the instance",
            stack: [db({ skipFinalSnapshot: true, deleteAutomatedBackups: false, backupRetentionPeriod: 7 })],
        },
        {
            title: "automated backups that outlive the cluster, which has them by default",
            stack: [tfCluster({ skip_final_snapshot: true, delete_automated_backups: false })],
        },
        {
            title: "a replica is made anew from its source, and cannot have a final snapshot",
            stack: [
                db({}),
                pulumiAws("rds/instance:Instance", "orders-read", { replicateSourceDb: output("orders", "identifier"), skipFinalSnapshot: true }),
            ],
        },
        { title: "S3 refuses to delete a bucket that holds something", stack: [pulumiAws("s3/bucket:Bucket", "images", {})] },
        { title: "the same, written out", stack: [terraform("aws_s3_bucket", "images", { bucket: "shop-images", force_destroy: "false" })] },
        {
            title: "so do ECR, Route 53 and AWS Backup",
            stack: [
                pulumiAws("ecr/repository:Repository", "web", { forceDelete: false }),
                terraform("aws_ecr_repository", "api", { name: "api" }),
                pulumiAws("route53/zone:Zone", "shop", { name: "shop.example" }),
                terraform("aws_route53_zone", "api", { name: "api.example", force_destroy: false }),
                pulumiAws("backup/vault:Vault", "daily", {}),
                terraform("aws_backup_vault", "weekly", { name: "weekly", force_destroy: false }),
            ],
        },
        { title: "an account that holds no blobs", stack: [account()] },
        { title: "an account of azurerm that holds no blobs", stack: [tfAccount()] },
        {
            title: "soft delete of blobs and of containers",
            stack: [account(), container, blobService({ deleteRetentionPolicy: on, containerDeleteRetentionPolicy: on })],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [account(), container, blobService({ deleteRetentionPolicy: on, containerDeleteRetentionPolicy: on })].map(inEngine),
        },
        { title: "soft delete of azurerm, whose default is 7 days", stack: [tfAccount({ blob_properties: bothKept }), tfContainer] },
        {
            title: "soft delete, whatever a function app keeps there",
            stack: [nativeFunction(), account(), container, blobService({ deleteRetentionPolicy: on, containerDeleteRetentionPolicy: on })],
        },
        {
            title: "the same for an app of Flex Consumption",
            stack: [
                tfAccount({ blob_properties: bothKept }),
                tfContainer,
                terraform("azurerm_function_app_flex_consumption", "api", { name: "api" }),
            ],
        },
        {
            title: "an account that a function app keeps its code in",
            stack: [tfAccount(), tfContainer, tfFunction({ storage_account_name: output("files", "name") })],
        },
    ],
    violations: [
        {
            title: "no final snapshot of an instance, whatever protects it: protection is lifted before it is deleted",
            stack: [db({ skipFinalSnapshot: true, deletionProtection: true })],
            findings: [noSnapshot("skipFinalSnapshot is true", nameIt)],
        },
        {
            title: "no final snapshot of an instance of Terraform, whose name is there already",
            stack: [tfDb({ skip_final_snapshot: true, final_snapshot_identifier: "orders-final" })],
            findings: [noSnapshot("skip_final_snapshot is true", "Set skip_final_snapshot = false.")],
        },
        {
            title: "backups that would outlive the instance, of which there are none by default",
            stack: [tfDb({ skip_final_snapshot: true, delete_automated_backups: false })],
            findings: [noSnapshot("skip_final_snapshot is true", tfNameIt)],
        },
        {
            title: "no final snapshot of a cluster",
            stack: [cluster({ skipFinalSnapshot: true })],
            findings: [noSnapshot("skipFinalSnapshot is true", nameIt)],
        },
        {
            title: "no final snapshot of a cluster of Terraform",
            stack: [tfCluster({ skip_final_snapshot: "true" })],
            findings: [noSnapshot("skip_final_snapshot is true", tfNameIt)],
        },
        {
            title: "a bucket that is emptied before it is deleted",
            stack: forced,
            findings: [emptied("Bucket", "images", "objects", "forceDestroy is true", "Set forceDestroy to false.")],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: forced.map(inEngine),
            findings: [emptied("Bucket", "images", "objects", "forceDestroy is true", "Set forceDestroy to false.")],
        },
        {
            title: "a bucket of Terraform that is emptied before it is deleted",
            stack: [terraform("aws_s3_bucket", "images", { bucket: "shop-images", force_destroy: true })],
            findings: [emptied("Bucket", "images", "objects", "force_destroy is true", "Set force_destroy = false.")],
        },
        {
            title: "a repository that is deleted with the images that a rollback needs",
            stack: [pulumiAws("ecr/repository:Repository", "web", { forceDelete: true })],
            findings: [emptied("Image repository", "web", "images", "forceDelete is true", "Set forceDelete to false.")],
        },
        {
            title: "a repository of Terraform",
            stack: [terraform("aws_ecr_repository", "web", { name: "web", force_delete: true })],
            findings: [emptied("Image repository", "web", "images", "force_delete is true", "Set force_delete = false.")],
        },
        {
            title: "a zone that is deleted with records that others made",
            stack: [pulumiAws("route53/zone:Zone", "shop", { forceDestroy: true })],
            findings: [emptied("Hosted zone", "shop", "records", "forceDestroy is true", "Set forceDestroy to false.")],
        },
        {
            title: "a zone of Terraform",
            stack: [terraform("aws_route53_zone", "shop", { name: "shop.example", force_destroy: true })],
            findings: [emptied("Hosted zone", "shop", "records", "force_destroy is true", "Set force_destroy = false.")],
        },
        {
            title: "a backup vault that is deleted with the backups",
            stack: [pulumiAws("backup/vault:Vault", "daily", { forceDestroy: true })],
            findings: [emptied("Backup vault", "daily", "recovery points", "forceDestroy is true", "Set forceDestroy to false.")],
        },
        {
            title: "a backup vault of Terraform",
            stack: [terraform("aws_backup_vault", "daily", { name: "daily", force_destroy: true })],
            findings: [emptied("Backup vault", "daily", "recovery points", "force_destroy is true", "Set force_destroy = false.")],
        },
        { title: "blobs in an account without soft delete", stack: [account(), container], findings: [lostBlobs()] },
        { title: "the same as a policy pack sees it on creation", stack: [account(), container].map(inEngine), findings: [lostBlobs()] },
        {
            title: "a web app has no account of its own",
            stack: [account(), container, azureNative("web:WebApp", "web", rg)],
            findings: [lostBlobs()],
        },
        {
            title: "soft delete of blobs alone",
            stack: [account(), container, blobService({ deleteRetentionPolicy: on })],
            findings: [lostBlobs(" (blobs: containerDeleteRetentionPolicy is absent)")],
        },
        {
            title: "soft delete that is switched off",
            stack: [account(), container, blobService({ deleteRetentionPolicy: { enabled: false }, containerDeleteRetentionPolicy: on })],
            findings: [lostBlobs(" (blobs: deleteRetentionPolicy.enabled is false)")],
        },
        { title: "blobs in an account of azurerm without soft delete", stack: [tfAccount(), tfContainer], findings: [tfLostBlobs()] },
        {
            title: "soft delete of containers alone",
            stack: [tfAccount({ blob_properties: { container_delete_retention_policy: { days: 7 } } }), tfContainer],
            findings: [tfLostBlobs("blob_properties.delete_retention_policy")],
        },
        {
            title: "a function app that keeps its code in another account",
            stack: [
                tfAccount(),
                tfContainer,
                terraform("azurerm_storage_account", "code", { name: "shopcode" }),
                tfFunction({ storage_account_name: output("code", "name") }),
                terraform("azurerm_windows_function_app", "old", { name: "old", service_plan_id: unknown, storage_account_name: "shopold" }),
            ],
            findings: [tfLostBlobs()],
        },
    ],
    undecided: [
        { title: "a final snapshot that configuration decides", stack: [db({ skipFinalSnapshot: unknown })], because: ["skipFinalSnapshot"] },
        {
            title: "backups of which configuration decides whether they outlive it",
            stack: [tfCluster({ skip_final_snapshot: true, delete_automated_backups: unknown })],
            because: ["delete_automated_backups"],
        },
        {
            title: "buckets and repositories of which configuration decides",
            stack: [pulumiAws("s3/bucket:Bucket", "images", { forceDestroy: unknown })],
            because: ["forceDestroy"],
        },
        {
            title: "malformed: a list where a flag is expected",
            stack: [terraform("aws_ecr_repository", "web", { force_delete: [[true]] })],
            because: ["force_delete"],
        },
        {
            title: "a function app, which may keep its code in this account",
            stack: [account(), container, nativeFunction()],
            because: [""],
        },
        { title: "an app that may be a function app", stack: [account(), container, nativeFunction({ kind: unknown })], because: [""] },
        {
            title: "a function app of Flex Consumption, which names a container by its address",
            stack: [tfAccount(), tfContainer, terraform("azurerm_function_app_flex_consumption", "api", { name: "api" })],
            because: [""],
        },
        {
            title: "soft delete that configuration decides",
            stack: [account(), container, blobService({ deleteRetentionPolicy: { enabled: unknown }, containerDeleteRetentionPolicy: on })],
            because: ["deleteRetentionPolicy.enabled"],
        },
        { title: "blob properties that are not known", stack: [tfAccount({ blob_properties: unknown }), tfContainer], because: ["blob_properties"] },
    ],
    same: [
        { title: "no final snapshot", stacks: [[db({ skipFinalSnapshot: true })], [tfDb({ skip_final_snapshot: true })]] },
        {
            title: "blobs without soft delete",
            stacks: [
                [account(), container],
                [tfAccount(), tfContainer],
            ],
        },
    ],
});
