import { Router, type Response } from 'express';
import type { ConversationService } from '../../../../src/conversations/conversation-service.ts';
import { languageSchema, type Language } from '../../../../src/language/language.ts';
import type { Store } from '../../../../src/store/schema.ts';
import { beginningOfDelivery, endOfDelivery, findDelivery } from '../outbox/deliveries.ts';
import { stretchOf } from '../telling/place.ts';
import { wordsOf } from '../telling/words.ts';
import { answerPage, emptyPage } from './answer-page.ts';
import type { PageLinks } from './links.ts';
import { pageStyle } from './page-style.ts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Pages that show what was said to a visitor, to whoever has the signed address. */
export function pageRoutes(service: ConversationService, store: Store, links: PageLinks): Router {
  const router = Router();
  router.get('/page.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(pageStyle);
  });
  router.get('/:token', async (request, response) => {
    const check = links.check(request.params.token);
    if (check.kind === 'expired') {
      send(response, 410, emptyPage('wechat.page.expired'));
      return;
    }
    const row = check.kind === 'valid' ? await findDelivery(store, check.deliveryId) : undefined;
    const stretch = row && (await stretchOf(service, beginningOfDelivery(row), endOfDelivery(row)));
    if (check.kind !== 'valid' || stretch === undefined || wordsOf(stretch) === undefined) {
      send(response, 404, emptyPage('wechat.page.gone'));
      return;
    }
    const language: Language = languageSchema.catch('zh-Hans').parse(row?.language);
    send(response, 200, answerPage(stretch, language, check.until));
  });
  return router;
}

function send(response: Response, status: number, page: string): void {
  response
    .status(status)
    .set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    })
    .type('html')
    .send(page);
}
