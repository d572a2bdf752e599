import { mongo } from 'mongoose';
import { isAway, OperatorError } from '../src/errors.ts';

const named = (name: string) => Object.assign(new Error('what happened'), { name });

test.each([
  ['a database that does not answer', named('MongoServerSelectionError')],
  ['a line that broke', new mongo.MongoNetworkError('what happened')],
  [
    'writes in one go that met either',
    Object.assign(named('MongoBulkWriteError'), { errorResponse: named('MongoNetworkError') }),
  ],
  ['a full disk of ours', Object.assign(new Error('what happened'), { code: 'ENOSPC' })],
  ['what only the operator can put right', new OperatorError('SECRETS_DIR cannot be written')],
  ['a full disk of the database', Object.assign(named('MongoServerError'), { code: 14031 })],
])('%s passes', (_, error) => {
  expect(isAway(error)).toBe(true);
});

test.each([
  ['a mistake', new TypeError('x is not a function')],
  ['something taken already', Object.assign(named('MongoServerError'), { code: 11000 })],
  ['nothing', undefined],
])('%s does not', (_, error) => {
  expect(isAway(error)).toBe(false);
});
