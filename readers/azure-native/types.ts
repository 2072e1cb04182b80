import { typesOf } from "../types";

/** Every type of this vocabulary that somebody has looked at, a line each. How to read a line: `readers/types.ts`. */
export const azureNativeTypes = typesOf(`
# API Management
// It keeps credentials for the services behind it.
azure-native:apimanagement:Api | transport authentication delivery throttling | nothing
azure-native:apimanagement:ApiManagementService | instances logs settings transport watched capacity firewall identity network regions zones | nothing
azure-native:apimanagement:ApiOperation | authentication | nothing
azure-native:apimanagement:ApiOperationPolicy | settings authentication throttling | nothing
azure-native:apimanagement:ApiPolicy | settings authentication throttling | nothing
azure-native:apimanagement:Backend | settings | nothing
azure-native:apimanagement:NamedValue | settings | nothing
azure-native:apimanagement:Product | throttling | nothing

# App Service
// Which settings stay with a slot is no secret, and sign-in of the second version names settings instead of secrets.
// Diagnostic logs stay on the app's own disk, or go to a storage account by an address with a key in it.
// Certificates are uploaded with their private key and its password.
azure-native:web:AppServiceEnvironment | nothing | nothing
azure-native:web:AppServicePlan | hosting instances capacity scaling zones | nothing
azure-native:web:Certificate | settings | nothing
azure-native:web:SiteCertificate | settings | nothing
azure-native:web:WebApp | consumer instances logs release settings telemetry transport watched artifacts authentication cors credentials delivery firewall health identity network queueing runtime scaling slots tracing tls | instances deletion
azure-native:web:WebAppApplicationSettings | nothing | consumer release settings telemetry queueing tracing
azure-native:web:WebAppApplicationSettingsSlot | nothing | settings
azure-native:web:WebAppAuthSettings | nothing | settings authentication
azure-native:web:WebAppAuthSettingsV2 | nothing | authentication
azure-native:web:WebAppAuthSettingsV2Slot | nothing | nothing
azure-native:web:WebAppConnectionStrings | nothing | consumer settings
azure-native:web:WebAppConnectionStringsSlot | nothing | settings
azure-native:web:WebAppDiagnosticLogsConfiguration | settings | logs logRetention
azure-native:web:WebAppDiagnosticLogsConfigurationSlot | settings | logs
azure-native:web:WebAppDomainOwnershipIdentifier | nothing | nothing
azure-native:web:WebAppDomainOwnershipIdentifierSlot | nothing | nothing
azure-native:web:WebAppFtpAllowed | nothing | credentials
azure-native:web:WebAppFtpAllowedSlot | nothing | nothing
azure-native:web:WebAppHostNameBinding | nothing | nothing
azure-native:web:WebAppHostNameBindingSlot | nothing | nothing
azure-native:web:WebAppPrivateEndpointConnection | nothing | nothing
azure-native:web:WebAppPublicCertificate | nothing | nothing
azure-native:web:WebAppScmAllowed | nothing | credentials
azure-native:web:WebAppScmAllowedSlot | nothing | nothing
azure-native:web:WebAppSiteContainer | settings | consumer logs settings telemetry
azure-native:web:WebAppSlot | settings transport artifacts delivery identity runtime slots | release
azure-native:web:WebAppSlotConfigurationNames | nothing | slots
azure-native:web:WebAppSwiftVirtualNetworkConnection | nothing | network
azure-native:web:WebAppSwiftVirtualNetworkConnectionSlot | nothing | nothing
azure-native:web:WebAppVnetConnection | nothing | nothing
azure-native:web:WebAppVnetConnectionSlot | nothing | nothing

# Azure Monitor
azure-native:alertsmanagement:AlertProcessingRuleByName azure-native:alertsmanagement:ActionRuleByName | nothing | alarm
azure-native:alertsmanagement:PrometheusRuleGroup | alarm | alarm
azure-native:alertsmanagement:SmartDetectorAlertRule | alarm | nothing
azure-native:applicationinsights:Component azure-native:insights:Component | credentials tracing | nothing
azure-native:applicationinsights:ComponentCurrentBillingFeature | nothing | nothing
azure-native:applicationinsights:ComponentLinkedStorageAccount | nothing | nothing
azure-native:applicationinsights:WebTest azure-native:insights:WebTest | probes | nothing
azure-native:applicationinsights:Workbook | nothing | nothing
azure-native:applicationinsights:WorkbookTemplate | nothing | nothing
azure-native:monitor:ActionGroup azure-native:insights:ActionGroup | channel | nothing
azure-native:monitor:ActivityLogAlert azure-native:insights:ActivityLogAlert | alarm | nothing
azure-native:monitor:AutoscaleSetting azure-native:insights:AutoscaleSetting | nothing | instances scaling
azure-native:monitor:DataCollectionEndpoint | nothing | nothing
azure-native:monitor:DataCollectionRule | nothing | nothing
azure-native:monitor:DataCollectionRuleAssociation | nothing | nothing
azure-native:monitor:DiagnosticSetting azure-native:insights:DiagnosticSetting | nothing | logs audit logFormat
azure-native:monitor:MetricAlert azure-native:insights:MetricAlert | alarm | nothing
azure-native:monitor:ScheduledQueryRule azure-native:insights:ScheduledQueryRule | alarm | nothing
azure-native:operationalinsights:LinkedService | nothing | nothing
azure-native:operationalinsights:LinkedStorageAccount | nothing | nothing
azure-native:operationalinsights:QueryPack | nothing | nothing
azure-native:operationalinsights:SavedSearch | nothing | nothing
azure-native:operationalinsights:Table | dataRetention logRetention | nothing
azure-native:operationalinsights:Workspace | cost credentials logRetention regions | nothing
azure-native:operationsmanagement:Solution | nothing | nothing

# Azure SQL
// Auditing and assessments may write with a key of a storage account.
azure-native:sql:BackupLongTermRetentionPolicy | nothing | nothing
azure-native:sql:BackupShortTermRetentionPolicy | nothing | backupRetention backup
azure-native:sql:Database | backupRetention logs protection replica watched backup capacity regions replicas storage zones | nothing
azure-native:sql:DatabaseBlobAuditingPolicy | settings | audit
azure-native:sql:DatabaseSecurityAlertPolicy | settings | nothing
azure-native:sql:DatabaseThreatDetectionPolicy | settings | nothing
azure-native:sql:DatabaseVulnerabilityAssessment | settings | nothing
azure-native:sql:ElasticPool | zones | nothing
azure-native:sql:EncryptionProtector | nothing | nothing
azure-native:sql:ExtendedDatabaseBlobAuditingPolicy | settings | nothing
azure-native:sql:ExtendedServerBlobAuditingPolicy | settings | audit logRetention
azure-native:sql:FailoverGroup | nothing | regions replicas
azure-native:sql:FirewallRule | nothing | publicAccess
azure-native:sql:GeoBackupPolicy | nothing | nothing
azure-native:sql:LongTermRetentionPolicy | nothing | backup
azure-native:sql:ManagedInstance | publicAccess settings standby transport storage | nothing
azure-native:sql:OutboundFirewallRule | nothing | nothing
azure-native:sql:PrivateEndpointConnection | nothing | nothing
azure-native:sql:Server | database locks publicAccess settings signIn tls | nothing
azure-native:sql:ServerAzureADAdministrator | nothing | nothing
azure-native:sql:ServerAzureADOnlyAuthentication | nothing | signIn
azure-native:sql:ServerBlobAuditingPolicy | settings | audit
azure-native:sql:ServerKey | nothing | nothing
azure-native:sql:ServerSecurityAlertPolicy | settings | detection
azure-native:sql:ServerVulnerabilityAssessment | settings | nothing
azure-native:sql:TransparentDataEncryption | nothing | encryption
azure-native:sql:VirtualNetworkRule | nothing | nothing

# Backup
// A vault changes nothing of what it keeps copies of.
azure-native:dataprotection:BackupInstance | nothing | backupRetention backup
azure-native:dataprotection:BackupPolicy | nothing | nothing
azure-native:dataprotection:BackupVault | immutability | nothing
azure-native:dataprotection:ResourceGuard | nothing | nothing
azure-native:recoveryservices:ProtectedItem | nothing | backup
azure-native:recoveryservices:ProtectionContainer | nothing | nothing
azure-native:recoveryservices:ProtectionIntent | nothing | nothing
azure-native:recoveryservices:ProtectionPolicy | nothing | nothing
azure-native:recoveryservices:Vault | backup immutability regions | nothing

# Container Apps and containers
// Storages and Dapr components hold credentials: they have no line yet.
// Routes of an environment lead clients to its apps.
azure-native:app:Certificate | settings | nothing
azure-native:app:ContainerApp | consumer instances release settings transport watched artifacts authentication cors credentials delivery firewall health identity queueing scaling shutdown tracing | nothing
azure-native:app:ContainerAppsAuthConfig | authentication | nothing
azure-native:app:DaprComponentResiliencyPolicy | nothing | nothing
azure-native:app:DaprSubscription | nothing | nothing
azure-native:app:HttpRouteConfig | transport | nothing
azure-native:app:Job | settings artifacts identity queueing | consumer
azure-native:app:MaintenanceConfiguration | nothing | nothing
azure-native:app:ManagedCertificate | nothing | nothing
azure-native:app:ManagedEnvironment | exposure logs settings firewall logFormat network tracing zones | nothing
azure-native:app:ManagedEnvironmentPrivateEndpointConnection | nothing | nothing
azure-native:containerinstance:ContainerGroup | instances logs settings artifacts credentials health identity network zones | consumer
azure-native:containerregistry:CacheRule | nothing | nothing
azure-native:containerregistry:Registry | protection publicAccess artifacts authentication capacity credentials dataRetention encryption regions scanning zones | nothing
azure-native:containerregistry:Replication | nothing | nothing
azure-native:containerregistry:ScopeMap | nothing | nothing
azure-native:containerservice:AgentPool | instances delivery encryption runtime scaling shutdown zones | instances scaling zones
azure-native:containerservice:ManagedCluster | instances logs release settings capacity credentials delivery encryption identity network patching privileges runtime scaling scanning signIn tracing zones | exposure transport

# Cosmos DB, Redis, search and configuration
azure-native:appconfiguration:ConfigurationStore | publicAccess capacity credentials recovery | nothing
azure-native:cosmosdb:DatabaseAccount | publicAccess transport backup capacity cors credentials encryption regions replicas runtime zones | nothing
azure-native:redis:FirewallRule | publicAccess | publicAccess
azure-native:redis:Redis | publicAccess settings transport authentication capacity credentials replicas runtime zones | nothing
azure-native:redisenterprise:Database | transport credentials zones | transport
azure-native:redisenterprise:RedisEnterprise | publicAccess transport encryption runtime zones | nothing
azure-native:search:Service | instances publicAccess capacity credentials encryption zones | nothing

# DNS
// A record that a setting refers to may still lead anywhere.
azure-native:dns:RecordSet | nothing | nothing
azure-native:dns:Zone | nothing | nothing
azure-native:privatedns:PrivateRecordSet | nothing | nothing
azure-native:privatedns:PrivateZone | nothing | nothing
azure-native:privatedns:VirtualNetworkLink | nothing | nothing

# Event Grid
// Where events come from. Who gets them is in the subscriptions.
azure-native:eventgrid:Domain | nothing | nothing
azure-native:eventgrid:DomainTopic | nothing | nothing
azure-native:eventgrid:EventSubscription | deadLetter | nothing
azure-native:eventgrid:SystemTopic | nothing | nothing
azure-native:eventgrid:SystemTopicEventSubscription | deadLetter | nothing
azure-native:eventgrid:Topic | credentials regions | nothing

# Front Door, Application Gateway and Traffic Manager
// They hand requests on, and change nothing of what they lead to.
azure-native:cdn:AFDCustomDomain | transport | nothing
azure-native:cdn:AFDEndpoint | transport firewall | nothing
azure-native:cdn:AFDOrigin | transport delivery regions | nothing
azure-native:cdn:AFDOriginGroup | health | nothing
azure-native:cdn:AFDTargetGroup | transport | nothing
azure-native:cdn:CustomDomain | transport | nothing
azure-native:cdn:Endpoint | settings transport | nothing
azure-native:cdn:Origin | transport | nothing
azure-native:cdn:OriginGroup | health | nothing
azure-native:cdn:Policy | settings firewall throttling | nothing
azure-native:cdn:Profile | logs watched firewall | nothing
azure-native:cdn:Route | transport | nothing
azure-native:cdn:Rule | settings transport | nothing
azure-native:cdn:RuleSet | nothing | nothing
azure-native:cdn:Secret | certificates | nothing
azure-native:cdn:SecurityPolicy | firewall | nothing
azure-native:network:ApplicationGateway | instances logs settings transport watched capacity delivery firewall health queueing runtime scaling shutdown zones | nothing
azure-native:network:WebApplicationFirewallPolicy | settings firewall throttling | nothing
azure-native:trafficmanager:Endpoint | settings regions | nothing
azure-native:trafficmanager:Profile | logs settings watched health regions | nothing

# Key Vault
azure-native:keyvault:AccessPolicy | nothing | privileges
azure-native:keyvault:Key | rotation | nothing
azure-native:keyvault:PrivateEndpointConnection | nothing | nothing
azure-native:keyvault:Secret | settings rotation | nothing
azure-native:keyvault:Vault | logs privileges recovery network | nothing

# Networks
// A perimeter closes what it is put around.
azure-native:network:ApplicationSecurityGroup | nothing | nothing
azure-native:network:BastionHost | nothing | nothing
azure-native:network:DdosProtectionPlan | nothing | nothing
azure-native:network:IpGroup | nothing | nothing
azure-native:network:LocalNetworkGateway | nothing | nothing
azure-native:network:NatGateway | zones | nothing
azure-native:network:NetworkInterface | network | nothing
azure-native:network:NetworkProfile | nothing | nothing
azure-native:network:NetworkSecurityGroup | network | nothing
azure-native:network:NetworkSecurityPerimeter | nothing | nothing
azure-native:network:NetworkSecurityPerimeterAccessRule | nothing | publicAccess
azure-native:network:NetworkSecurityPerimeterAssociation | nothing | publicAccess
azure-native:network:NetworkSecurityPerimeterProfile | nothing | nothing
azure-native:network:NetworkWatcher | nothing | nothing
azure-native:network:PrivateDnsZoneGroup | network | nothing
azure-native:network:PrivateEndpoint | network | nothing
azure-native:network:PrivateLinkService | nothing | nothing
azure-native:network:PublicIPAddress | capacity runtime throttling zones | nothing
azure-native:network:PublicIPPrefix | nothing | nothing
azure-native:network:Route | nothing | nothing
azure-native:network:RouteTable | nothing | nothing
azure-native:network:SecurityRule | nothing | network
azure-native:network:ServiceEndpointPolicy | nothing | nothing
azure-native:network:ServiceEndpointPolicyDefinition | nothing | nothing
azure-native:network:Subnet | network | nothing
azure-native:network:VirtualNetwork | flowLogs throttling | nothing
azure-native:network:VirtualNetworkPeering | nothing | nothing

# PostgreSQL and MySQL
// A virtual endpoint is another way in: it has no line yet.
azure-native:dbformysql:AzureADAdministrator | nothing | nothing
azure-native:dbformysql:Configuration | nothing | audit tls
azure-native:dbformysql:Database | nothing | nothing
azure-native:dbformysql:FirewallRule | nothing | publicAccess
azure-native:dbformysql:PrivateEndpointConnection | nothing | nothing
azure-native:dbformysql:Server | backupRetention database logs protection publicAccess replica settings standby watched backup capacity encryption patching regions replicas runtime storage zones | nothing
azure-native:dbforpostgresql:Administrator | nothing | nothing
azure-native:dbforpostgresql:AdministratorsMicrosoftEntra | nothing | nothing
azure-native:dbforpostgresql:Backup | nothing | nothing
azure-native:dbforpostgresql:BackupsAutomaticAndOnDemand | nothing | nothing
azure-native:dbforpostgresql:Configuration | nothing | database audit tls
azure-native:dbforpostgresql:Database | nothing | nothing
azure-native:dbforpostgresql:FirewallRule | nothing | publicAccess
azure-native:dbforpostgresql:PrivateEndpointConnection | nothing | nothing
azure-native:dbforpostgresql:Server | backupRetention database logs protection publicAccess replica settings standby watched backup capacity encryption patching regions replicas runtime signIn storage zones | nothing

# Resource groups, cost and portal
azure-native:consumption:Budget azure-native:costmanagement:Budget | nothing | nothing
azure-native:costmanagement:Export | nothing | nothing
azure-native:portal:Dashboard | nothing | nothing
azure-native:resources:ResourceGroup | locks | nothing
azure-native:resources:TagAtScope | nothing | nothing

# Roles, locks and identities
// Policy assignments change what they are assigned to: they have no line yet.
azure-native:authorization:ManagementLockAtResourceGroupLevel | nothing | locks protection
azure-native:authorization:ManagementLockAtResourceLevel | nothing | locks protection
azure-native:authorization:ManagementLockAtSubscriptionLevel | nothing | locks protection
azure-native:authorization:ManagementLockByScope | nothing | locks protection
azure-native:authorization:RoleAssignment | nothing | privileges
azure-native:authorization:RoleDefinition | nothing | privileges
azure-native:managedidentity:FederatedIdentityCredential | credentials | nothing
azure-native:managedidentity:UserAssignedIdentity | nothing | nothing

# Service Bus and Event Hubs
azure-native:eventhub:EventHub | deadLetter dataRetention | nothing
azure-native:eventhub:Namespace | publicAccess transport credentials scaling zones | nothing
azure-native:servicebus:MigrationConfig | nothing | nothing
azure-native:servicebus:Namespace | deadLetterStore logs timeToLive watched capacity credentials encryption regions zones network tls | nothing
azure-native:servicebus:NamespaceAuthorizationRule | nothing | privileges
azure-native:servicebus:NamespaceIpFilterRule | nothing | nothing
azure-native:servicebus:NamespaceNetworkRuleSet | nothing | nothing
azure-native:servicebus:NamespaceVirtualNetworkRule | nothing | nothing
azure-native:servicebus:PrivateEndpointConnection | nothing | nothing
azure-native:servicebus:Queue | deadLetter partOf dataRetention queueing | deadLetter
azure-native:servicebus:QueueAuthorizationRule | nothing | nothing
azure-native:servicebus:Rule | nothing | nothing
azure-native:servicebus:Subscription | deadLetter partOf queueing | deadLetter
azure-native:servicebus:Topic | partOf timeToLive dataRetention | nothing
azure-native:servicebus:TopicAuthorizationRule | nothing | nothing

# Storage
// Everybody is meant to read a static website.
azure-native:storage:BlobContainer | nothing | publicAccess deletion
azure-native:storage:BlobContainerImmutabilityPolicy | nothing | nothing
azure-native:storage:BlobInventoryPolicy | nothing | nothing
azure-native:storage:BlobServiceProperties | nothing | backup cors dataRetention deletion
azure-native:storage:EncryptionScope | nothing | nothing
azure-native:storage:FileServiceProperties | nothing | nothing
azure-native:storage:FileShare | nothing | nothing
azure-native:storage:ManagementPolicy | nothing | dataRetention
azure-native:storage:ObjectReplicationPolicy | nothing | nothing
azure-native:storage:PrivateEndpointConnection | nothing | nothing
azure-native:storage:Queue | nothing | nothing
azure-native:storage:QueueServiceProperties | nothing | nothing
azure-native:storage:StorageAccount | publicAccess transport credentials encryption immutability regions zones tls deletion | nothing
azure-native:storage:StorageAccountStaticWebsite | publicAccess | nothing
azure-native:storage:Table | nothing | nothing
azure-native:storage:TableServiceProperties | nothing | nothing

# Virtual machines
azure-native:compute:Disk | publicAccess encryption | nothing
azure-native:compute:VirtualMachine | instances logs protection settings artifacts backup capacity encryption hardening identity patching runtime signIn zones | nothing
azure-native:compute:VirtualMachineScaleSet | instances release settings artifacts delivery encryption hardening health identity network patching scaling shutdown signIn zones | nothing
`);
