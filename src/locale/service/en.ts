import type { serviceZhHans } from './zh-hans.ts';

/** What the service says about itself: hands, queue, tickets, files, forms, faults; in English. */
export const serviceEn: Readonly<Record<keyof typeof serviceZhHans, string>> = {
  'queue.position':
    'You are in the queue for a hotline agent, at place {position}. You can cancel at any time.',
  'queue.still-waiting': 'Noted; the agent will see it. You are at place {position} in the queue.',
  'queue.cancelled': 'You have left the queue; the assistant goes on.',
  'queue.transferred': 'You are being passed to another agent, at place {position}.',
  'queue.agent-absent':
    'The agent had to leave. You are back in the queue with priority, at place {position}.',

  'agent.joined': '{agent}, a hotline agent, is now with you.',
  'agent.handed-back': 'The agent has left; the assistant goes on.',

  'ticket.call-back':
    'No agent is on duty. Ticket {ticket} is registered; you will hear from us by {due} (Shanghai time).',
  'ticket.call-back-undated':
    'No agent is on duty. Ticket {ticket} is registered; an agent will answer after work resumes.',
  'ticket.received': 'Received as ticket {ticket}; it will be handled by {due} (Shanghai time).',
  'ticket.received-undated': 'Received as ticket {ticket}.',
  'ticket.contact-kept': 'Your contact details are kept with ticket {ticket}, only to answer you.',
  'ticket.hotline': 'If it is urgent, call the citizens’ hotline 12345.',

  'attachment.received': 'File received. The assistant cannot read files; an agent can.',

  'rating.follow-up': 'We are sorry. Ticket {ticket} is registered and someone will follow up.',

  'closed.by-visitor': 'The conversation has ended. Writing again starts a new one.',
  'closed.by-agent': 'The agent has ended the conversation. Please rate it. Writing again starts a new one.',
  'closed.idle':
    'The conversation ended because it was quiet for a while. Writing again carries on in a new one.',

  'welcome.hello':
    'Hello. I am the assistant of the public intellectual-property service: a program, not a person. Write your question and I will answer with the source; when I am not sure, a hotline agent answers you.',
  'welcome.event': 'You are using the service at {event}. You can also file an on-site complaint here.',
  'welcome.privacy':
    'To answer you and improve the service, this conversation is stored and deleted after a set time; only staff who handle your matter can read it. Please do not write identity or bank card numbers, or technical content that has not been filed.',

  'operator.notice': '{text}',

  'progress.searching': 'Looking for the source …',

  'message.emptied': '(deleted)',

  'upload.kind':
    'This kind of file cannot be uploaded. Pictures (PNG, JPEG, GIF, WebP), PDF, TXT, and Word, Excel or PowerPoint files can.',
  'upload.too-large': 'The file is too large; at most {megabytes} MB each.',
  'upload.empty': 'The file is empty; please choose another.',

  'error.not-received':
    'Sorry, that did not work. Please try again in a moment, or call the citizens’ hotline 12345.',
  'error.too-long': 'That is too long; at most {limit} characters in one message.',

  'form.call-back': 'Asks to be called back',
  'form.complaint': 'Stand: {stand}\nAgainst: {against}\nRight: {right}\nFacts: {facts}',
};
