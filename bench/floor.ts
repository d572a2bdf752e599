// The floor: the barest bot that is honest. It checks LINE's signature, journals each event once, answers 200,
// and says one text with one reply call. Started by bots.ts with the product's own settings.
import { messagingApi, validateSignature } from '@line/bot-sdk';
import express from 'express';
import { MongoClient } from 'mongodb';

const { PORT, MONGODB_URI = '', LINE_CHANNEL_SECRET = '', LINE_CHANNEL_ACCESS_TOKEN = '' } = process.env;
const text = 'Thank you.';

interface Event {
  readonly webhookEventId: string;
  readonly replyToken?: string;
}

const mongo = await MongoClient.connect(MONGODB_URI, { maxPoolSize: 20 });
const inbox = mongo
  .db()
  .collection<Event & { _id: string }>('inbox', { writeConcern: { w: 1, journal: true } });
const client = new messagingApi.MessagingApiClient({
  channelAccessToken: LINE_CHANNEL_ACCESS_TOKEN,
  baseURL: process.env.LINE_API_BASE_URL ?? '',
});

const app = express().disable('x-powered-by');
app.get('/readyz', (_request, response) => {
  response.sendStatus(200);
});
app.post('/webhook', express.raw({ type: () => true }), async (request, response) => {
  const signature = request.get('x-line-signature') ?? '';
  if (!validateSignature(request.body, LINE_CHANNEL_SECRET, signature)) {
    response.sendStatus(401);
    return;
  }
  const { events } = JSON.parse(request.body.toString('utf8')) as { events: Event[] };
  await inbox.insertMany(events.map((event) => ({ _id: event.webhookEventId, ...event })));
  response.sendStatus(200);
  for (const { replyToken } of events) {
    if (replyToken) await client.replyMessage({ replyToken, messages: [{ type: 'text', text }] });
  }
});
app.listen(Number(PORT), '127.0.0.1');

process.once('SIGTERM', () => process.exit(0));
