const { Client } = require("pg");

exports.handler = async (event) => {
    const db = new Client({
        host: process.env.DB_HOST,
        port: Number(process.env.DB_PORT),
        database: process.env.DB_NAME,
        user: process.env.DB_USER,
        password: process.env.DB_PASSWORD,
    });
    await db.connect();

    try {
        for (const record of event.Records) {
            const { orderId } = JSON.parse(record.body);
            console.log("Processing order", orderId);
            await db.query("UPDATE orders SET status = 'PROCESSED' WHERE id = $1", [orderId]);
        }
    } finally {
        await db.end();
    }
};
