/** All policies, in the guide's order. Derived from the files of the area folders: `npm run derive`. */

import { encryptionInTransit } from "./security/encryption-in-transit";
import { noPlaintextSecrets } from "./security/no-plaintext-secrets";
import { noPublicDataStores } from "./security/no-public-data-stores";
import { secretRotation } from "./security/secret-rotation";
import { suspiciousSettings } from "./security/suspicious-settings";
import { vaultRecoverable } from "./security/vault-recoverable";
import { databaseConnectionPooling } from "./scalability/database-connection-pooling";
import { databaseHighAvailability } from "./scalability/database-high-availability";
import { deadLetterQueues } from "./scalability/dead-letter-queues";
import { healthChecks } from "./scalability/health-checks";
import { multipleInstances } from "./scalability/multiple-instances";
import { redundantWorkers } from "./scalability/redundant-workers";
import { deletionSafeguards } from "./devops/deletion-safeguards";
import { deploymentCapacity } from "./devops/deployment-capacity";
import { protectedStatefulResources } from "./devops/protected-stateful-resources";
import { rollbackCapableDeployments } from "./devops/rollback-capable-deployments";
import { alarmRunbooks } from "./observability/alarm-runbooks";
import { alarmsNotifySomeone } from "./observability/alarms-notify-someone";
import { alarmsOnCriticalResources } from "./observability/alarms-on-critical-resources";
import { centralizedLogging } from "./observability/centralized-logging";
import { deadLetterAlarms } from "./observability/dead-letter-alarms";
import { logRetention } from "./observability/log-retention";
import { backupRetention } from "./governance/backup-retention";
import { backups } from "./governance/backups";
import type { Policy } from "./policy";

export const catalogue: readonly Policy[] = [
    encryptionInTransit,
    noPlaintextSecrets,
    noPublicDataStores,
    secretRotation,
    suspiciousSettings,
    vaultRecoverable,
    databaseConnectionPooling,
    databaseHighAvailability,
    deadLetterQueues,
    healthChecks,
    multipleInstances,
    redundantWorkers,
    deletionSafeguards,
    deploymentCapacity,
    protectedStatefulResources,
    rollbackCapableDeployments,
    alarmRunbooks,
    alarmsNotifySomeone,
    alarmsOnCriticalResources,
    centralizedLogging,
    deadLetterAlarms,
    logRetention,
    backupRetention,
    backups,
];
