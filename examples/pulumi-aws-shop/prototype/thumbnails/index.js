const { S3Client, GetObjectCommand, PutObjectCommand } = require("@aws-sdk/client-s3");
const { Client } = require("pg");
const sharp = require("sharp");

const s3 = new S3Client({});

exports.handler = async (event) => {
    const db = new Client({
        host: process.env.DB_HOST,
        user: process.env.DB_USER,
        password: process.env.DB_PASSWORD,
        database: process.env.DB_NAME,
    });
    await db.connect();

    for (const record of event.Records) {
        const bucket = record.s3.bucket.name;
        const key = decodeURIComponent(record.s3.object.key.replace(/\+/g, " "));

        const { rows } = await db.query("SELECT width FROM thumbnail_sizes");
        const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        const image = Buffer.from(await object.Body.transformToByteArray());

        for (const { width } of rows) {
            const thumbnail = await sharp(image).resize(width).jpeg().toBuffer();
            const target = key.replace("uploads/", `thumbnails/${width}/`);
            await s3.send(new PutObjectCommand({ Bucket: bucket, Key: target, Body: thumbnail, ContentType: "image/jpeg" }));
        }
        console.log("Created thumbnails for", key);
    }

    await db.end();
};
