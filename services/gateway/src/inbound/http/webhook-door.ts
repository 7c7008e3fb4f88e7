import type { RequestHandler } from 'express';
import type { SignedMessage, WebhookTaken } from '../../use-cases/take-webhook';
import { sendProblem } from './send-problem';

/** `POST /webhooks/{source}`: 202 with the intake's id once it is stored. */
export const webhookDoor =
  (takeWebhook: (message: SignedMessage) => Promise<WebhookTaken>): RequestHandler<{ source: string }> =>
  async (req, res) => {
    const outcome = await takeWebhook({
      source: req.params.source,
      headers: {
        'webhook-id': req.header('webhook-id') ?? '',
        'webhook-timestamp': req.header('webhook-timestamp') ?? '',
        'webhook-signature': req.header('webhook-signature') ?? '',
      },
      body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    });
    if ('failure' in outcome) return sendProblem(res, outcome.failure);
    res.status(202).json(outcome);
  };
