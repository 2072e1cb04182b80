const { S3Client, GetObjectCommand, PutObjectCommand } = require("@aws-sdk/client-s3");
const { SecretsManagerClient, GetSecretValueCommand } = require("@aws-sdk/client-secrets-manager");
const { Client } = require("pg");
const sharp = require("sharp");

const s3 = new S3Client({});
const secrets = new SecretsManagerClient({});

exports.handler = async (event) => {
    const widths = await thumbnailWidths();
    for (const record of event.Records) {
        const bucket = record.s3.bucket.name;
        const key = decodeURIComponent(record.s3.object.key.replaceAll("+", " "));
        const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        const image = Buffer.from(await object.Body.transformToByteArray());

        for (const width of widths) {
            const thumbnail = await sharp(image).resize(width).jpeg().toBuffer();
            const target = key.replace("uploads/", `thumbnails/${width}/`);
            await s3.send(new PutObjectCommand({ Bucket: bucket, Key: target, Body: thumbnail, ContentType: "image/jpeg" }));
        }
        console.info({ message: "thumbnails created", key, count: widths.length });
    }
};

async function thumbnailWidths() {
    const secret = await secrets.send(new GetSecretValueCommand({ SecretId: process.env.DATABASE_SECRET_ARN }));
    const { username, password } = JSON.parse(secret.SecretString);
    const database = new Client({
        host: process.env.DATABASE_HOST,
        database: process.env.DATABASE_NAME,
        user: username,
        password,
        ssl: true,
    });
    await database.connect();
    try {
        const { rows } = await database.query("SELECT width FROM thumbnail_sizes");
        return rows.map((row) => row.width);
    } finally {
        await database.end();
    }
}
