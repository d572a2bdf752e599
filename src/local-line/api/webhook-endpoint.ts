import type { Channel } from '../channel.ts';
import { deliverEvents } from '../webhook/deliver.ts';
import { type Answer, ok, refuse } from './answer.ts';
import type { Call } from './call.ts';
import { refuseBySchema } from './check-body.ts';

/** `GET /v2/bot/channel/webhook/endpoint` */
export function getWebhookEndpoint(channel: Channel): Answer {
  if (!channel.webhookUrl) return refuse(404, 'Not found');
  return ok({ endpoint: channel.webhookUrl, active: true });
}

/** `PUT /v2/bot/channel/webhook/endpoint`. LINE asks for https; on this machine http will do. */
export function setWebhookEndpoint(channel: Channel, call: Call): Answer {
  const refusal = refuseBySchema('SetWebhookEndpointRequest', call.json);
  if (refusal) return refusal;
  const { endpoint } = call.json;
  if (!/^https?:\/\//.test(String(endpoint))) return refuse(400, 'Invalid webhook endpoint URL');
  channel.webhookUrl = String(endpoint);
  return ok();
}

/** `POST /v2/bot/channel/webhook/test`: posts an empty webhook and says what came back. */
export async function testWebhookEndpoint(channel: Channel): Promise<Answer> {
  const delivery = await deliverEvents(channel, []);
  const attempt = delivery.attempts.at(-1);
  const statusCode = attempt?.status ?? 0;
  return ok({
    success: delivery.accepted,
    timestamp: channel.clock().toISOString(),
    statusCode,
    reason: delivery.accepted ? 'OK' : String(attempt?.reason ?? 'unclassified').toUpperCase(),
    detail: String(statusCode),
  });
}
