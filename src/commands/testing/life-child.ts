// Lives as a server does: says that it is there, stays until it is told to stop and, told so, never comes to an end by itself.
// With `throw` or `reject` as its argument it fails in a way that nobody catches.
import { createLog } from '../../server/log.ts';
import { toldToStop } from '../process-life.ts';

const told = toldToStop(createLog('info'));
const failure = new Error('a failure with 13812345678 in it');
const stays = setInterval(() => undefined, 60_000);
process.stdout.write('living\n');
if (process.argv[2] === 'throw')
  setImmediate(() => {
    throw failure;
  });
if (process.argv[2] === 'reject') void Promise.reject(failure);
const signal = await told;
process.stdout.write(`told ${signal}\n`);
if (process.argv[2] === 'end') clearInterval(stays);
