// Sends messages in several conversations at once, as fast as they are acknowledged, until it is killed. Takes
// the JSON location of the database and, as JSON, where each conversation goes on; prints
// `CONVERSATION NUMBER SEQUENCE` for each acknowledged message.
import { openDatabase, type DatabaseLocation } from '../../store/database.ts';
import { conversationContext, defaultConversationLimits, type Consult } from '../context.ts';
import { createConversationService } from '../conversation-service.ts';
import { madeTurn } from './turns.ts';

const [location = '', starts = ''] = process.argv.slice(2);
const database = await openDatabase(JSON.parse(location) as DatabaseLocation);
const consult: Consult = ({ question }) => Promise.resolve(madeTurn(crypto.randomUUID(), question));
// However often the process is killed under a question, the assistant shall answer it here.
const limits = { ...defaultConversationLimits, turnAttempts: 1_000 };
const context = conversationContext(database, consult, { limits });
const service = createConversationService(context);

const send = async (conversationId: string, first: number): Promise<never> => {
  for (let number = first; ; number += 1) {
    const sent = await service.visitorMessage({
      conversationId,
      text: `问题${number}？`,
      clientId: `client-${number}`,
    });
    if (sent.kind !== 'accepted') throw new Error(`Message ${number} was not accepted: ${sent.kind}.`);
    process.stdout.write(`${conversationId} ${number} ${sent.message.sequence}\n`);
  }
};
await Promise.all(
  Object.entries(JSON.parse(starts) as Record<string, number>).map(([id, first]) => send(id, first)),
);
