const { Client } = require("pg");
const { SQSClient, SendMessageCommand } = require("@aws-sdk/client-sqs");

const sqs = new SQSClient({});

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
        switch (event.routeKey) {
            case "POST /orders": {
                const order = JSON.parse(event.body);
                const result = await db.query("INSERT INTO orders (customer_id, items, status) VALUES ($1, $2, 'PENDING') RETURNING *", [
                    order.customerId,
                    JSON.stringify(order.items),
                ]);
                await sqs.send(
                    new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify({ orderId: result.rows[0].id }) }),
                );
                return response(201, result.rows[0]);
            }
            case "GET /orders":
                return response(200, (await db.query("SELECT * FROM orders ORDER BY created_at DESC")).rows);
            case "GET /orders/{id}": {
                const result = await db.query("SELECT * FROM orders WHERE id = $1", [event.pathParameters.id]);
                return result.rows.length > 0 ? response(200, result.rows[0]) : response(404, { message: "Order not found" });
            }
            default:
                return response(404, { message: "Not found" });
        }
    } finally {
        await db.end();
    }
};

function response(statusCode, body) {
    return { statusCode, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}
