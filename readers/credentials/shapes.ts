/** What a credential looks like wherever it is written. A part of it goes into group 1 where the rest is not secret. */

/** Every one begins at a boundary or a fixed text, and is bounded. */
export const SHAPES: readonly RegExp[] = [
    // The header alone is no key: what follows must be the body.
    /-----BEGIN (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]){0,8}[A-Za-z0-9+/][^\s"'\\]{0,80}/g,
    /PuTTY-User-Key-File-\d: [^\n]{1,40}\n(?:[^\n]{0,200}\n){1,40}?Private-Lines: \d{1,4}\s/g,
    // Any scheme: databases, brokers, caches, https.
    /[a-z0-9]:\/\/[^:/?#@\s"']{0,128}:([^@/\s"']{1,256})@/gi,
    // The data source name of Go's driver for MySQL.
    /(?<![\w:/.-])[\w.-]{1,64}:([^@\s"']{1,128})@(?:tcp|tcp6|unix|udp)\(/gi,
    /jdbc:oracle:\w{1,8}:[^/@\s"']{1,64}\/([^@/\s"']{1,128})@/gi,
    /(?<![A-Za-z0-9])(?:AccountKey|SharedAccessKey|SharedAccessSignature|SharedSecretValue)[ \t]{0,4}=[ \t]{0,4}([^;,\s"']{1,256})/gi,
    /(?<![A-Za-z0-9])sig=([A-Za-z0-9%+/=_-]{20,128})/g,
    /\.azurewebsites\.net\/[^\s"'?]{0,200}\?(?:[^\s"'&]{0,100}&){0,4}code=([\w%+/=-]{20,128})/gi,
    /https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/([^\s"'<>]{1,256})/gi,
    /https:\/\/[\w.-]{1,128}\.webhook\.office\.com\/([^\s"'<>]{1,512})/gi,
    /https:\/\/outlook\.office(?:365)?\.com\/webhook\/([^\s"'<>]{1,512})/gi,
    /https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/([^\s"'<>]{1,256})/gi,
    /https:\/\/hooks\.zapier\.com\/hooks\/catch\/\d{1,16}\/([^\s"'<>]{1,64})/gi,
    /https:\/\/api\.telegram\.org\/bot(\d{5,16}:[\w-]{30,50})/gi,
    /Authorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?:Bearer|Basic|token|ApiKey|SSWS|GenieKey|DeepL-Auth-Key)[ \t]{1,4}([A-Za-z0-9._~+/=-]{6,512})/gi,
];

/** Also what a browser is given: signed tokens and keys that are bound to a site. */
export const BROWSER_SHAPES: readonly RegExp[] = [
    /(?<![A-Za-z0-9_-])eyJ[\w-]{10,2048}\.eyJ[\w-]{10,8192}\.[\w-]{10,2048}/g,
    /(?<![A-Za-z0-9])AIza[\w-]{35}(?![\w-])/g,
];

/** Commands that take a password as an argument of their own. */
export const COMMANDS: readonly RegExp[] = [
    /\bcurl\b[^\n]{0,200}?\s(?:-u|--user)[ =]{0,2}["']?[^\s:"']{1,64}:([^\s"']{1,128})/g,
    /\b(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump|mariadb-admin)\b[^\n|;&]{0,200}?\s-p["']?([^\s"'-][^\s"']{0,127})/g,
    /\bsshpass[ \t]{1,4}-p[ \t]{0,4}["']?([^\s"']{1,128})/g,
    /\b(?:redis-cli|valkey-cli)\b[^\n|;&]{0,200}?\s(?:-a|--pass)[ \t]{1,4}["']?([^\s"']{1,128})/g,
    /\b(?:docker|podman|buildah|skopeo|nerdctl|az|oc|cf|crane|oras|registry|vault)[ \t][^\n|;&]{0,40}?\blogin\b[^\n|;&]{0,200}?\s-p[ =]{1,4}["']?([^\s"'-][^\s"']{0,127})/g,
    /\b(?:sqlcmd|bcp|osql|isql)\b[^\n|;&]{0,200}?\s-P[ \t]{0,4}["']?([^\s"'-][^\s"']{0,127})/g,
    /\b(?:mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport)\b[^\n|;&]{0,200}?\s-p[ \t]{1,4}["']?([^\s"'-][^\s"']{0,127})/g,
    /\b(?:ldapsearch|ldapadd|ldapmodify|ldapdelete|ldapwhoami)\b[^\n|;&]{0,200}?\s-w[ \t]{1,4}["']?([^\s"'-][^\s"']{0,127})/g,
    /\bhtpasswd[ \t]{1,4}-\w{0,4}b\w{0,4}[ \t][^\n|;&]{0,200}?[ \t]\S{1,64}[ \t]{1,4}["']?([^\s"'|;&-][^\s"'|;&]{0,127})["']?[ \t]{0,4}(?:$|[\n|;&>])/gm,
    /\bsmbclient\b[^\n|;&]{0,200}?\s-U[ \t]{1,4}["']?[^\s%"']{1,64}%([^\s"']{1,128})/g,
    /\becho[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4})?["']?[\w.-]{1,64}:([^\s"'|]{1,128})["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4})?chpasswd\b/g,
    /\becho[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4})?["']?([^\s"'|]{1,128})["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4})?(?:passwd[ \t]{1,4}--stdin|(?:docker|podman|helm)[ \t][^\n|;&]{0,120}?--password-stdin|sudo[ \t]{1,4}-S)\b/g,
    /\bchpasswd[ \t]{0,4}<<<?[ \t]{0,4}["']?[\w.-]{1,64}:([^\s"']{1,128})/g,
    /\bchpasswd:[^\n]{0,40}\n(?:[ \t]{0,16}(?:expire|list|users)[^\n]{0,40}\n){1,3}(?:[ \t]{1,16}[^\n]{0,100}\n){0,4}?[ \t]{2,16}(?:- )?[\w.-]{1,64}:(?!RANDOM|R\b)([^\s"']{1,128})/g,
    /\bnet1?(?:\.exe)?[ \t]{1,4}user[ \t]{1,4}["']?[^\s"'/]{1,64}["']?[ \t]{1,4}["']?([^\s"'/*][^\s"']{0,127})/gi,
    /\bConvertTo-SecureString[ \t]{1,4}(?:-String[ \t]{1,4})?(?:"([^"\n]{1,128})"|'[^'\n]{1,128}')/gi,
    /\bConvertTo-SecureString[ \t]{1,4}(?:-String[ \t]{1,4})?'([^'\n]{1,128})'/gi,
    /\bIDENTIFIED[ \t]{1,4}(?:WITH[ \t]{1,4}["']?\w{1,40}["']?[ \t]{1,4})?BY[ \t]{1,4}(?:PASSWORD[ \t]{1,4})?["']([^"'\n]{1,128})["']/gi,
    /\bPASSWORD[ \t]{0,4}(?:=[ \t]{0,4})?N?'([^'\n]{1,128})'/gi,
    /\bpass(?:in|out)?[ =]{1,2}["']?pass:([^\s"']{1,128})/g,
    /\bmachine[ \t]{1,4}\S{1,200}\s{1,8}login[ \t]{1,4}\S{1,128}\s{1,8}password[ \t]{1,4}(\S{1,128})/g,
    /^[ \t]{0,16}(?:requirepass|masterauth)[ \t]{1,8}["']?([^\s"']{1,128})/gm,
];

/** A line of `key=value` parts that leads to a server: ADO.NET, ODBC, JDBC, libpq, StackExchange.Redis, Azure's own. */
export const CONNECTION =
    /jdbc:|(?:^|[;,?&\s"'])(?:server|host|hostname|data source|addr|address|network address|initial catalog|database|dbname|user id|uid|user|username|endpoint|accountendpoint|abortconnect)[ \t]{0,4}=/i;
export const SECRET_PART = /(?<![A-Za-z0-9_])(?:password|passwd|pwd|accesskey|secret)[ \t]{0,4}=[ \t]{0,4}["']?([^;&,\s"']{1,256})/gi;

/** A name, a quote if there is one, and a value that the name is said of. */
export const ASSIGNMENTS: readonly RegExp[] = [
    // The value is only looked at, not consumed: `--from-literal=password=hunter2` has two assignments.
    /(?<![\w.-])-{0,2}([A-Za-z_][\w.-]{1,80})["']?[ \t]{0,2}=(?!=)[ \t]{0,2}(["']?)(?=([^\s"';&|)]{1,128}))/g,
    /(?<![\w.-])-{1,2}([A-Za-z][\w.-]{1,80})[ \t]{1,8}(["']?)(?=([^\s"';&|)]{1,128}))/g,
    // A line of YAML or of a file of properties.
    /^[ \t]{0,64}(?:-[ \t]{1,4})?["']?([A-Za-z_][\w.-]{1,80})["']?[ \t]{0,4}:[ \t]{1,4}(["']?)([^\s"'#,{}[\]|>&*][^\s"',;]{0,255})["']?[ \t]{0,8}[,;]?\r?$/gm,
    // JSON in the middle of a text.
    /"([A-Za-z_][\w.-]{1,80})(")[ \t]{0,4}:[ \t]{0,4}"([^"\\\n]{1,256})"/g,
    /\\"([A-Za-z_][\w.-]{1,80})(\\")[ \t]{0,4}:[ \t]{0,4}\\"([^"\\\n]{1,256})\\"/g,
    /<([A-Za-z_][\w.-]{1,80})(>)([^<>\s]{1,256})<\//g,
    /<add[ \t]{1,4}(?:key|name)="([^"\n]{1,80})(")[ \t]{1,4}value="([^"\n]{1,256})"/gi,
    /(?<![\w-])(?:-H|--header)[ =]{1,2}["']?([A-Za-z][\w-]{1,60})(:)[ \t]{0,4}([^\s"']{1,512})/g,
    /\b(?:aws[ \t]{1,4}configure[ \t]{1,4}set|setx|ENV)[ \t]{1,4}([A-Za-z_][\w.]{1,80})[ \t]{1,4}(["']?)([^\s"']{1,256})/g,
    /SetEnvironmentVariable\([ \t]{0,4}["']([A-Za-z_][\w.]{1,80})["'][ \t]{0,4},[ \t]{0,4}(["'])([^"'\n]{1,256})["']/g,
];
